"""Many write into one chat at once: each message once, in one order without a gap, none after its end."""

from threading import Event
from typing import Any

import pytest

from client.agent import Agent
from client.api import Reply
from client.guest import Guest
from tests.proofs.audit import audit
from tests.proofs.races import Arena, at_once, until_not_busy

SENDERS = 8


def _talk(arena: Arena) -> tuple[Guest, Agent]:
    (agent,) = arena.agents(1)
    guest = arena.guest()
    agent.takes(guest.chat_id)
    return guest, agent


def _send(guest: Guest, agent: Agent, sender: int, number: int) -> Reply:
    """The guest's devices have even numbers, the agent's odd ones."""
    text, name = f"{sender}: {number}", f"m-{sender}-{number}"
    if sender % 2:
        return until_not_busy(lambda: agent.send(guest.chat_id, text, client_message_id=name))
    return until_not_busy(lambda: guest.send(text, client_message_id=name))


def _events(guest: Guest) -> list[dict[str, Any]]:
    """All that happened, page by page, as a client that follows reads it."""
    events: list[dict[str, Any]] = []
    while True:
        page = guest.events(after=len(events), limit=50)
        events += page["events"]
        if not page["has_more"]:
            return events


def _check_each_once(arena: Arena, each: int) -> None:
    guest, agent = _talk(arena)
    before = len(_events(guest))

    def send_all(sender: int) -> list[Reply]:
        return [_send(guest, agent, sender, number) for number in range(each)]

    replies = [reply for sent in at_once(SENDERS, send_all) for reply in sent]
    assert {reply.status for reply in replies} <= {200, 201}
    events = _events(guest)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    stored = [event["message"] for event in events[before:]]
    assert len(stored) == SENDERS * each
    assert {m["content"] for m in stored} == {f"{s}: {n}" for s in range(SENDERS) for n in range(each)}
    assert {m["id"] for m in stored} == {reply.json["id"] for reply in replies}
    _check_order(stored, each)
    assert audit(arena.rows()) == []


def _check_order(stored: list[dict[str, Any]], each: int) -> None:
    """Who had an answer before sending the next finds them in that order."""
    for sender in range(SENDERS):
        own = [message["content"] for message in stored if message["content"].startswith(f"{sender}:")]
        assert own == [f"{sender}: {number}" for number in range(each)]


def test_each_message_is_stored_once(arena: Arena) -> None:
    _check_each_once(arena, each=3)


@pytest.mark.slow
def test_two_hundred_messages_are_stored_once(engine_arena: Arena) -> None:
    _check_each_once(engine_arena, each=25)


@pytest.mark.parametrize("ending", ["close", "resolve"])
def test_ending_against_sending(arena: Arena, ending: str) -> None:
    guest, agent = _talk(arena)
    under_way = Event()

    def act(number: int) -> list[Reply]:
        if number == 0:
            under_way.wait(10)
            return [until_not_busy(lambda: agent.act(guest.chat_id, ending))]
        replies = []
        for message in range(4):
            replies.append(_send(guest, agent, number, message))
            under_way.set()
        return replies

    (ended,), *sent = at_once(5, act)
    assert ended.status == 200
    _check_what_was_answered(guest, [reply for replies in sent for reply in replies], ending)
    assert audit(arena.rows()) == []


def _check_what_was_answered(guest: Guest, replies: list[Reply], ending: str) -> None:
    events = _events(guest)
    stored = {event["message"]["id"] for event in events if event["type"] == "message"}
    answered = {reply.json["id"] for reply in replies if reply.status in (200, 201)}
    first = f"{guest.chat_id}.1"
    assert stored == answered | {first}
    refused = [reply for reply in replies if reply.status not in (200, 201)]
    assert {(reply.status, reply.code) for reply in refused} <= {(400, "chat_closed")}
    if ending == "close":
        assert events[-1]["type"] == "closed"
    else:
        assert not refused


def test_what_many_mark_is_counted_once(arena: Arena) -> None:
    guest, agent = _talk(arena)
    for number in range(5):
        guest.says(f"{number}")
    marks = at_once(
        SENDERS, lambda _n: agent.post("/api/messages/mark_chat_read/", {"chat_room_id": guest.chat_id})
    )
    assert sum(reply.expect(200)["marked"] for reply in marks) == 6
    told = agent.notifications()["unread_count"]
    marks = at_once(SENDERS, lambda _n: agent.post("/api/notifications/mark_all_read/"))
    assert sum(reply.expect(200)["marked"] for reply in marks) == told
    assert agent.notifications()["unread_count"] == 0
    assert audit(arena.rows()) == []
