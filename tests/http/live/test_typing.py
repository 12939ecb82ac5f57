"""Typing both ways: told at most once in three seconds, and never stored."""

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest, open_chat
from tests.http.live.conftest import Connect, connect_agent
from tests.http.live.frames import UNKNOWN, error
from tests.http.live.gateway import Client


def types(client: Client, chat_id: str) -> None:
    """A frame that is taken."""
    assert client.send(action="typing", chat_room_id=chat_id) == []


def test_both_ways(guest: Guest, agent: Agent, at_guest: Client, at_agent: Client) -> None:
    agent.takes(guest.chat_id)
    seq = guest.events()["seq"]
    at_guest.received()
    at_agent.received()
    types(at_guest, guest.chat_id)
    assert at_agent.received() == [{"type": "typing", "chat_room_id": guest.chat_id, "by": "user"}]
    types(at_agent, guest.chat_id)
    assert at_guest.received() == [{"type": "typing", "chat_room_id": guest.chat_id, "by": "agent"}]
    assert guest.events()["seq"] == seq


def test_at_most_once_in_three_seconds(
    guest: Guest, agent: Agent, at_guest: Client, at_agent: Client, clock: FakeClock
) -> None:
    agent.takes(guest.chat_id)
    heard = []
    for _ in range(7):
        at_agent.received()
        types(at_guest, guest.chat_id)
        heard.append(len(at_agent.received()))
        clock.advance(1)
    assert heard == [1, 0, 0, 1, 0, 0, 1]


def test_each_connection_and_each_chat_by_itself(
    connect: Connect, guest: Guest, agent: Agent, at_guest: Client, at_agent: Client
) -> None:
    other = open_chat(guest.api)
    at_other_guest, second = connect(), connect_agent(connect, agent)
    at_other_guest.send(action="subscribe", chat_room_id=other.chat_id)
    for chat in (guest, other):
        agent.takes(chat.chat_id)
    for client in (at_guest, at_other_guest):
        client.received()
    types(at_agent, guest.chat_id)
    types(second, guest.chat_id)
    types(at_agent, other.chat_id)
    assert len(at_guest.received()) == 2
    assert len(at_other_guest.received()) == 1


def test_nobody_hears_of_a_chat_that_waits_or_has_ended(
    guest: Guest, agent: Agent, at_guest: Client, at_agent: Client, clock: FakeClock
) -> None:
    at_agent.received()
    types(at_guest, guest.chat_id)
    agent.takes(guest.chat_id)
    agent.resolves(guest.chat_id)
    at_agent.received()
    clock.advance(3)
    types(at_guest, guest.chat_id)
    assert at_agent.received() == []


def test_only_in_ones_own_chat(
    guest: Guest, agent: Agent, at_guest: Client, at_agent: Client, at_other: Client
) -> None:
    agent.takes(guest.chat_id)
    other = open_chat(guest.api)
    agent.takes(other.chat_id)
    error(at_guest.send(action="typing", chat_room_id=other.chat_id), "chat_not_found")
    error(at_agent.send(action="typing", chat_room_id=UNKNOWN), "chat_not_found")
    error(at_agent.send(action="typing", chat_room_id="nobody"), "chat_not_found")
    error(at_agent.send(action="typing"), "validation_failed")
    at_guest.received()
    error(at_other.send(action="typing", chat_room_id=guest.chat_id), "not_assigned")
    assert at_guest.received() == []


def test_a_chat_that_became_somebody_elses_is_no_fault(
    guest: Guest, agent: Agent, at_other: Client, clock: FakeClock
) -> None:
    agent.takes(guest.chat_id)
    for _ in range(4):
        error(at_other.send(action="typing", chat_room_id=guest.chat_id), "not_assigned")
        clock.advance(3)
    assert not at_other.is_closed
