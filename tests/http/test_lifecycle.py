"""A chat's life: waiting, active, resolved, perhaps active again, closed."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest
from tests.http.error_texts import THIS_CHAT_IS_CLOSED
from tests.http.shapes import check_error, is_time, seconds_between

# action -> the status it leads to
ENDS = {"resolve": "resolved", "close": "closed"}
both_ends = pytest.mark.parametrize("action", ENDS)

REOPENED = ["message", "assigned", "resolved", "reopened", "message"]


def test_a_chat_is_taken(guest: Guest, agent: Agent) -> None:
    chat = agent.takes(guest.chat_id)
    assert (chat["id"], chat["status"]) == (guest.chat_id, "active")
    assert chat["agent"]["id"] == agent.id
    assert chat == agent.sees(guest.chat_id)


def test_taking_ones_own_again_changes_nothing(guest: Guest, agent: Agent) -> None:
    first = agent.takes(guest.chat_id)
    events = guest.events()
    assert agent.takes(guest.chat_id) == first
    assert guest.events() == events
    assert guest.notifications()["total_count"] == 1


@both_ends
def test_the_owner_ends_a_chat(guest: Guest, agent: Agent, clock: FakeClock, action: str) -> None:
    agent.takes(guest.chat_id)
    clock.advance(1800)
    chat = agent.act(guest.chat_id, action).expect(200)
    status = ENDS[action]
    assert (chat["id"], chat["status"]) == (guest.chat_id, status)
    ended_at = chat[f"{status}_at"]
    assert is_time(ended_at)
    assert ended_at == "2100-01-15T11:00:00.000Z"
    assert chat == agent.sees(guest.chat_id)
    assert guest.status()["status"] == status


@both_ends
def test_ending_twice_changes_nothing(guest: Guest, agent: Agent, clock: FakeClock, action: str) -> None:
    agent.takes(guest.chat_id)
    first = agent.act(guest.chat_id, action).expect(200)
    told, events = guest.notifications(), guest.events()
    clock.advance(60)
    assert agent.act(guest.chat_id, action).expect(200) == first
    assert guest.notifications() == told
    assert guest.events() == events


@both_ends
def test_ending_a_waiting_chat_takes_it(guest: Guest, agent: Agent, action: str) -> None:
    chat = agent.act(guest.chat_id, action).expect(200)
    status = ENDS[action]
    assert (chat["status"], chat["agent"]["id"]) == (status, agent.id)
    types = [one["type"] for one in guest.notifications()["notifications"]]
    assert types == [f"chat_{status}", "agent_joined"]
    assert [event["type"] for event in guest.events()["events"]] == ["message", "assigned", status]


def test_a_resolved_chat_can_be_closed(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    resolved_at = agent.resolves(guest.chat_id)["resolved_at"]
    clock.advance(60)
    chat = agent.closes(guest.chat_id)
    assert (chat["status"], chat["resolved_at"]) == ("closed", resolved_at)
    assert seconds_between(resolved_at, chat["closed_at"]) == 60


def test_the_guest_reopens_a_resolved_chat(guest: Guest, agent: Agent) -> None:
    agent.resolves(guest.chat_id)
    guest.says("Una cosa más")
    chat = agent.sees(guest.chat_id)
    assert (chat["status"], chat["resolved_at"], chat["agent"]["id"]) == ("active", None, agent.id)
    assert agent.notifications()["notifications"][0]["type"] == "new_message"
    assert [event["type"] for event in guest.events()["events"]] == REOPENED


def test_the_agent_reopens_a_resolved_chat(guest: Guest, agent: Agent) -> None:
    agent.resolves(guest.chat_id)
    agent.answers(guest.chat_id, "Una cosa más")
    chat = agent.sees(guest.chat_id)
    assert (chat["status"], chat["resolved_at"]) == ("active", None)
    assert [event["type"] for event in guest.events()["events"]] == REOPENED


def test_a_reopened_chat_is_resolved_anew(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    first = agent.resolves(guest.chat_id)["resolved_at"]
    guest.says("Una cosa más")
    clock.advance(60)
    assert seconds_between(first, agent.resolves(guest.chat_id)["resolved_at"]) == 60
    types = [one["type"] for one in guest.notifications()["notifications"]]
    assert types.count("chat_resolved") == 2


@pytest.mark.parametrize("action", ["assign", "resolve"])
def test_a_closed_chat_is_neither_taken_nor_resolved(guest: Guest, agent: Agent, action: str) -> None:
    closed = agent.closes(guest.chat_id)
    envelope = check_error(agent.act(guest.chat_id, action), 400, "chat_closed")
    assert envelope["error"] == THIS_CHAT_IS_CLOSED[0]
    reply = Agent(agent.api.having(Charla_Language="en"), agent.login).act(guest.chat_id, action)
    assert reply.json["error"] == THIS_CHAT_IS_CLOSED[1]
    assert agent.sees(guest.chat_id) == closed


def test_a_chat_closed_by_its_agent_is_not_anothers(guest: Guest, agent: Agent, other_agent: Agent) -> None:
    agent.closes(guest.chat_id)
    for action in ("resolve", "close"):
        check_error(other_agent.act(guest.chat_id, action), 403, "not_assigned")


@pytest.mark.parametrize("action", ["assign", "resolve", "close"])
@pytest.mark.parametrize("chat_id", ["chat-uuid-1", "%C3%B1", "a" * 3000])
def test_an_unknown_chat_is_not_found(agent: Agent, action: str, chat_id: str) -> None:
    check_error(agent.act(chat_id, action), 404, "chat_not_found")


def test_an_agent_without_names_is_called_by_the_username(guest: Guest, nameless: Agent) -> None:
    nameless.takes(guest.chat_id)
    assert guest.status()["agent_name"] == "agente9"
    (joined,) = guest.notifications()["notifications"]
    assert joined["message"] == "agente9 se ha unido al chat"
