"""Who is there: new chats are told to agents whose switch is on and who called in the last two minutes."""

import pytest

from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from client.guest import open_chat
from tests.clock import FakeClock
from tests.http import storage

ME = "/api/agents/me/"


def _told(agent: Agent) -> int:
    return int(agent.notifications()["total_count"])


def _trips(agent: Agent) -> int:
    """How many calls of the store an authenticated call makes that needs nothing else."""
    before = storage.latest_call()
    agent.get(ME).expect(200)
    return storage.latest_call() - before


def test_who_has_just_logged_in_is_told(api: Api, agent: Agent) -> None:
    open_chat(api)
    assert _told(agent) == 1


def test_who_never_came_is_not_told(api: Api) -> None:
    wiring.services().agents.create("agente1", PASSWORD)
    open_chat(api)
    assert _told(log_in(api, "agente1")) == 0


@pytest.mark.parametrize(("seconds", "told"), [(119, 1), (120, 1), (121, 0)])
def test_who_was_silent_for_two_minutes_is_not_told(
    api: Api, agent: Agent, clock: FakeClock, seconds: int, told: int
) -> None:
    clock.advance(seconds)
    open_chat(api)
    assert _told(agent) == told


@pytest.mark.parametrize("path", [ME, "/api/notifications/", "/api/agents/me/events/"])
def test_any_call_counts(api: Api, agent: Agent, clock: FakeClock, path: str) -> None:
    clock.advance(119)
    agent.get(path).expect(200)
    clock.advance(119)
    open_chat(api)
    assert _told(agent) == 1


def test_a_call_that_is_refused_counts_if_it_was_the_agents(api: Api, agent: Agent, clock: FakeClock) -> None:
    clock.advance(119)
    agent.get("/api/chatrooms/nobody/").expect(404)
    api.having(Authorization="Token x").get(ME).expect(401)
    clock.advance(119)
    open_chat(api)
    assert _told(agent) == 1


def test_who_logged_out_is_not_told_and_who_comes_back_is(api: Api, agent: Agent) -> None:
    agent.post("/api/auth/logout/").expect(200)
    open_chat(api)
    back = log_in(api, "agente1")
    assert _told(back) == 0
    open_chat(api)
    assert _told(back) == 1


def test_another_login_that_calls_is_still_there(api: Api, agent: Agent) -> None:
    other = log_in(api, "agente1")
    agent.post("/api/auth/logout/").expect(200)
    other.get(ME).expect(200)
    open_chat(api)
    assert _told(other) == 1


def test_who_is_away_is_not_told_however_present(api: Api, agent: Agent) -> None:
    agent.post("/api/agents/me/availability/", {"is_available": False}).expect(200)
    open_chat(api)
    assert _told(agent) == 0


def test_the_switch_stays_as_it_was(agent: Agent, clock: FakeClock) -> None:
    clock.advance(3600)
    assert agent.get(ME).expect(200)["is_available"] is True


def test_it_is_noted_once_a_minute(agent: Agent, clock: FakeClock) -> None:
    assert [_trips(agent) for _ in range(3)] == [1, 1, 1]
    clock.advance(59)
    assert _trips(agent) == 1
    clock.advance(1)
    assert [_trips(agent) for _ in range(3)] == [2, 1, 1]


def test_of_two_calls_at_once_one_notes_it(agent: Agent, clock: FakeClock, settings: Settings) -> None:
    clock.advance(60)
    services = wiring.services()
    stale = services.agents.find("agente1")
    assert stale is not None
    services.presence.seen(stale)
    noted = services.agents.find("agente1")
    clock.advance(5)
    services.presence.seen(stale)
    assert services.agents.find("agente1") == noted != stale
