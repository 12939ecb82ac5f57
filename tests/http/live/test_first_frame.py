"""The first frame says who is there; until then a connection hears nothing."""

from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.domain.realtime import CONNECTION_SECONDS
from client.agent import Agent
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.error_texts import error_text
from tests.http.live.conftest import Connect, token_of
from tests.http.live.frames import UNKNOWN, error
from tests.http.live.gateway import Client


def test_a_guest_is_told_how_far_the_chat_is(guest: Guest, nobody: Client) -> None:
    guest.says("¿Hay alguien?")
    assert nobody.send(action="subscribe", chat_room_id=guest.chat_id) == [
        {
            "type": "ready",
            "chat_room_id": guest.chat_id,
            "seq": 2,
            "missed": 0,
            "ping_after_ms": 240_000,
        }
    ]


def test_what_a_guest_missed_follows_in_order(guest: Guest, nobody: Client) -> None:
    for i in range(20):
        guest.says(f"mensaje {i}")
    ready, *frames = nobody.send(action="subscribe", chat_room_id=guest.chat_id, after=1)
    assert (ready["seq"], ready["missed"]) == (21, 20)
    assert {frame["type"] for frame in frames} == {"event"}
    assert {frame["chat_room_id"] for frame in frames} == {guest.chat_id}
    assert [frame["event"] for frame in frames] == guest.events(after=1)["events"]


@pytest.mark.parametrize(("after", "missed"), [(0, 0), (1, 20), (20, 1), (21, 0), (999, 0), (None, 0)])
def test_as_many_follow_as_pay_off(guest: Guest, nobody: Client, after: int | None, missed: int) -> None:
    for i in range(20):
        guest.says(f"mensaje {i}")
    ready, *frames = nobody.send(action="subscribe", chat_room_id=guest.chat_id, after=after)
    assert (ready["seq"], ready["missed"], len(frames)) == (21, missed, missed)


def test_an_agent_is_told_who_it_is(agent: Agent, nobody: Client) -> None:
    assert nobody.send(action="authenticate", token=token_of(agent)) == [
        {"type": "ready", "agent_id": agent.id, "ping_after_ms": 45_000}
    ]


def test_an_unknown_chat(nobody: Client) -> None:
    error(nobody.send(action="subscribe", chat_room_id=UNKNOWN), "chat_not_found")
    error(nobody.send(action="subscribe", chat_room_id="nobody"), "chat_not_found")


def test_an_unknown_token(nobody: Client) -> None:
    error(nobody.send(action="authenticate", token="f" * 75), "invalid_token")
    error(nobody.send(action="authenticate", token="guest"), "invalid_token")


@pytest.mark.settings(require_guest_token=True)
def test_a_guest_token_where_it_is_demanded(connect: Connect, guest: Guest) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    error(connect().send(**subscribe), "guest_token_required")
    error(connect().send(**subscribe, guest_token="wrong"), "guest_token_required")
    assert connect().send(**subscribe, guest_token=guest.token)[0]["type"] == "ready"


def test_a_guest_token_that_was_shown_is_demanded_from_then_on(connect: Connect, guest: Guest) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    before, shown = connect(), connect()
    assert before.send(**subscribe)[0]["type"] == "ready"
    assert shown.send(**subscribe, guest_token=guest.token)[0] == {
        "type": "ready",
        "chat_room_id": guest.chat_id,
        "seq": 1,
        "missed": 0,
        "ping_after_ms": 240_000,
    }
    error(connect().send(**subscribe), "guest_token_required")
    assert guest.send("Hola").code == "guest_token_required"
    assert connect().send(**subscribe, guest_token=guest.token)[0]["type"] == "ready"


def test_who_has_not_shown_the_guest_token_hears_no_more_once_it_is_demanded(
    connect: Connect, guest: Guest, agent: Agent
) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    stranger, at_guest = connect(), connect()
    stranger.send(**subscribe)
    agent.takes(guest.chat_id)
    assert stranger.received() != []
    at_guest.send(**subscribe, guest_token=guest.token)
    agent.answers(guest.chat_id)
    assert stranger.received() == []
    assert at_guest.received() != []
    error(stranger.send(action="typing", chat_room_id=guest.chat_id), "guest_token_required")


@pytest.mark.parametrize("token", ["wrong", "x" * 201, 7, ["a"], "\ud800"])
def test_a_wrong_guest_token_is_refused_where_none_is_demanded(
    nobody: Client, guest: Guest, token: object
) -> None:
    frame = {"action": "subscribe", "chat_room_id": guest.chat_id, "guest_token": token}
    error(nobody.send(**frame), "guest_token_required")


def test_no_more_than_fifty_of_a_guest_are_let_in(
    connect: Connect, guest: Guest, agent: Agent, clock: FakeClock
) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    tabs = [connect() for _ in range(52)]
    answers = [tab.send(**subscribe) for tab in tabs]
    assert [frames[0]["type"] for frames in answers] == ["ready"] * 50 + ["error"] * 2
    refused = error(answers[50], "too_many_connections")
    assert refused["error"] == error_text("too_many_connections", "es")
    assert [tab.is_closed for tab in tabs] == [False] * 50 + [True] * 2
    assert len(wiring.services().websocket.connections.of_chat(guest.chat_id)) == 50
    tabs[0].disconnect()
    assert connect().send(**subscribe)[0]["type"] == "ready"
    other = open_chat(guest.api)
    assert connect().send(action="subscribe", chat_room_id=other.chat_id)[0]["type"] == "ready"


def test_those_past_their_time_are_not_counted(connect: Connect, guest: Guest, clock: FakeClock) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    for _ in range(50):
        connect().send(**subscribe)
    clock.advance(CONNECTION_SECONDS)
    assert connect().send(**subscribe)[0]["type"] == "ready"


def test_no_more_than_fifty_of_an_agent_are_let_in(
    connect: Connect, agent: Agent, other_agent: Agent
) -> None:
    answers = [connect().send(action="authenticate", token=token_of(agent)) for _ in range(51)]
    assert [frames[0]["type"] for frames in answers] == ["ready"] * 50 + ["error"]
    error(answers[50], "too_many_connections")
    assert connect().send(action="authenticate", token=token_of(other_agent))[0]["type"] == "ready"


@pytest.mark.parametrize(
    ("frame", "field"),
    [
        ({"action": "subscribe"}, "chat_room_id"),
        ({"action": "subscribe", "chat_room_id": 7}, "chat_room_id"),
        ({"action": "subscribe", "chat_room_id": UNKNOWN, "after": "1"}, "after"),
        ({"action": "subscribe", "chat_room_id": UNKNOWN, "after": True}, "after"),
        ({"action": "subscribe", "chat_room_id": UNKNOWN, "after": -1}, "after"),
        ({"action": "subscribe", "chat_room_id": UNKNOWN, "after": 1.5}, "after"),
        ({"action": "authenticate"}, "token"),
        ({"action": "authenticate", "token": ["a"]}, "token"),
    ],
)
def test_fields_that_are_wrong(nobody: Client, frame: dict[str, Any], field: str) -> None:
    assert error(nobody.send(**frame), "validation_failed")["fields"].keys() == {field}


def test_nothing_else_comes_first(connect: Connect, guest: Guest) -> None:
    error(connect().send(action="ping"), "authentication_required")
    error(connect().send(action="typing", chat_room_id=guest.chat_id), "authentication_required")


def test_it_comes_within_ten_seconds(guest: Guest, nobody: Client, clock: FakeClock) -> None:
    clock.advance(10)
    assert nobody.send(action="subscribe", chat_room_id=guest.chat_id)[0]["type"] == "ready"


def test_a_late_one_is_refused_and_the_connection_closed(
    guest: Guest, nobody: Client, clock: FakeClock
) -> None:
    clock.advance(10.001)
    error(nobody.send(action="subscribe", chat_room_id=guest.chat_id), "authentication_required")
    assert nobody.is_closed
    guest.says("Hola")
    assert nobody.received() == []


def test_there_is_only_one(at_guest: Client, at_agent: Client, guest: Guest, agent: Agent) -> None:
    subscribe = {"action": "subscribe", "chat_room_id": guest.chat_id}
    error(at_guest.send(**subscribe), "unknown_action")
    error(at_guest.send(action="authenticate", token=token_of(agent)), "unknown_action")
    error(at_agent.send(**subscribe), "unknown_action")


def test_who_has_not_said_who_it_is_hears_nothing(guest: Guest, nobody: Client, agent: Agent) -> None:
    guest.says("Hola")
    agent.takes(guest.chat_id)
    assert nobody.received() == []
