"""GET /api/chat/events/: what a client that lost its push catches up with."""

from typing import Any
from uuid import uuid4

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest
from tests.http.shapes import check_error, check_field, check_headers, is_time

EVENTS = "/api/chat/events/"


def _a_talk(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id, "Hola Juan, soy Carlos.")
    guest.reads()
    guest.says("Mi número de orden es 12345")
    agent.reads(guest.chat_id)
    agent.resolves(guest.chat_id)
    guest.says("Una cosa más")
    agent.closes(guest.chat_id)


def test_everything_that_happened_is_told_in_order(guest: Guest, agent: Agent) -> None:
    _a_talk(guest, agent)
    reply = guest.get(EVENTS)
    answer = reply.expect(200)
    check_headers(reply)
    assert answer.keys() == {"events", "seq", "status", "has_more", "retry_after_ms"}
    events = answer["events"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert (answer["seq"], answer["status"], answer["has_more"]) == (len(events), "closed", False)
    assert all(is_time(event["created_at"]) for event in events)
    kinds = [event["type"] for event in events]
    assert kinds[0] == "message"
    assert sorted(kinds[1:3]) == ["assigned", "message"]
    assert kinds[3] == "read"
    assert kinds[4:7] == ["message", "read", "resolved"]
    assert sorted(kinds[7:9]) == ["message", "reopened"]
    assert kinds[9:] == ["closed"]


def _replay(events: list[Any]) -> list[Any]:
    """The messages that the events add up to, with whether each was read."""
    messages: list[Any] = []
    for event in events:
        if event["type"] == "message":
            messages.append(event["message"] | {"is_read": False})
        elif event["type"] == "read":
            for message in messages:
                _read_by(message, event)
    return [(message["id"], message["content"], message["is_read"]) for message in messages]


def _read_by(message: Any, event: Any) -> None:
    writer = {"guest": "agent", "user": "agent", "agent": "user"}[event["by"]]
    up_to = event.get("up_to")
    covered = message["id"] in (event.get("message_ids") or ())
    covered = covered or (up_to is not None and message["seq"] <= up_to)
    if message["sender_type"] == writer and covered:
        message["is_read"] = True


def test_replaying_from_the_start_rebuilds_the_chat(guest: Guest, agent: Agent) -> None:
    _a_talk(guest, agent)
    told = _replay(guest.events()["events"])
    history = agent.get(f"/api/chatrooms/{guest.chat_id}/messages/").expect(200)
    assert told != []
    assert [entry[:2] for entry in told] == [(one["id"], one["content"]) for one in history]
    before_that_read = [entry[2] for entry in told]
    assert before_that_read == [True, True, True, False]


def test_single_marks_name_the_messages(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    second = guest.says("Dos")["id"]
    agent.post(f"/api/messages/{second}/mark_read/").expect(200)
    assert [entry[2] for entry in _replay(guest.events()["events"])] == [False, True]


def test_a_message_stands_in_its_event_as_it_was_answered(guest: Guest, agent: Agent) -> None:
    sent = agent.answers(guest.chat_id, "Hola", client_message_id="a-1")
    (event,) = [one for one in guest.events()["events"] if one["seq"] == sent["seq"]]
    assert event["type"] == "message"
    told = event["message"]
    assert {name: told[name] for name in sent if name not in ("is_read", "read_at")} == {
        name: sent[name] for name in sent if name not in ("is_read", "read_at")
    }


def test_both_sides_are_told_the_same(guest: Guest, agent: Agent) -> None:
    _a_talk(guest, agent)
    told = agent.get(EVENTS, chat_room_id=guest.chat_id, after=0).expect(200)
    assert told["events"] == guest.events()["events"]


def test_pages_follow_one_another(guest: Guest, agent: Agent) -> None:
    _a_talk(guest, agent)
    whole = guest.events()["events"]
    walked: list[Any] = []
    more = True
    while more:
        page = guest.events(after=walked[-1]["seq"] if walked else 0, limit=4)
        walked += page["events"]
        more = page["has_more"]
        assert len(page["events"]) == 4 or not more
    assert walked == whole


def test_with_nothing_new_the_answer_is_empty(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    answer = guest.events(after=2)
    assert (answer["events"], answer["has_more"], answer["seq"]) == ([], False, 2)
    assert answer["status"] == "active"
    assert guest.events(after=1000)["events"] == []


def test_events_mark_nothing(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    before = guest.events()
    agent.get(EVENTS, chat_room_id=guest.chat_id).expect(200)
    assert guest.events() == before
    assert guest.status()["unread_messages"] == 1
    assert agent.unread(guest.chat_id) == 1


def test_another_agent_is_told_nothing(guest: Guest, agent: Agent, other_agent: Agent) -> None:
    agent.takes(guest.chat_id)
    reply = other_agent.get(EVENTS, chat_room_id=guest.chat_id)
    check_error(reply, 403, "not_assigned")


NONSENSE = [("after", "-1"), ("after", "one"), ("limit", "0"), ("limit", "501"), ("limit", "x")]


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_is_refused(guest: Guest, name: str, value: str) -> None:
    check_field(guest.get(EVENTS, **{name: value}), name)


def test_an_unknown_chat_is_not_found(api: Api) -> None:
    check_error(api.get(EVENTS, chat_room_id=str(uuid4())), 404, "chat_not_found")
    check_field(api.get(EVENTS), "chat_room_id")
