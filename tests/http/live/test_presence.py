"""Frames of an agent say that it is there, as calls do."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, log_in, open_chat
from tests.http.gateway import Api
from tests.http.live.conftest import Connect, connect_agent, token_of
from tests.http.live.frames import of_type
from tests.http.live.gateway import Client


def is_told(api: Api, client: Client) -> bool:
    """Whether a chat that begins to wait is announced to the agent; nobody's call, so none of the agent's."""
    client.received()
    open_chat(api)
    return bool(of_type("notification", client.received()))


@pytest.mark.parametrize("pings", [0, 1, 5])
def test_who_says_something_in_time_is_there(
    api: Api, at_agent: Client, clock: FakeClock, pings: int
) -> None:
    ping_after = 45
    for _ in range(pings):
        clock.advance(ping_after)
        assert at_agent.send(action="ping") == [{"type": "pong"}]
    clock.advance(ping_after)
    assert is_told(api, at_agent)


def test_who_listens_and_says_nothing_is_away(api: Api, at_agent: Client, clock: FakeClock) -> None:
    clock.advance(121)
    assert not is_told(api, at_agent)
    at_agent.send(action="ping")
    assert is_told(api, at_agent)


def test_a_logout_leaves_who_listens_by_another_login(
    api: Api, agent: Agent, connect: Connect, at_agent: Client
) -> None:
    log_in(api, "agente1").post("/api/auth/logout/").expect(200)
    assert is_told(api, at_agent)
    again = connect_agent(connect, log_in(api, "agente1"))
    agent.post("/api/auth/logout/").expect(200)
    assert is_told(api, again)


def test_the_first_frame_counts(api: Api, agent: Agent, nobody: Client, clock: FakeClock) -> None:
    clock.advance(121)
    nobody.connect()  # anew: the first was long ago
    nobody.send(action="authenticate", token=token_of(agent))
    assert is_told(api, nobody)
