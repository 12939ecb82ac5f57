"""GET /api/agents/me/events/: all that a console needs, in one call."""

from typing import Any

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest, open_chat
from tests.http.agent_events import PATH, ask
from tests.http.gateway import Api
from tests.http.shapes import check_headers, is_url_safe

FIELDS = {
    "after", "events", "chats", "gone", "queue", "notifications", "counts",
    "unread_notifications", "has_more", "retry_after_ms",
}  # fmt: skip


def _listed(agent: Agent, status: str) -> Any:
    return agent.get("/api/chatrooms/filtered_chats/", status=status).expect(200)["chats"]


def test_at_first_there_is_nothing(agent: Agent) -> None:
    reply = agent.get(PATH)
    told = reply.expect(200)
    check_headers(reply)
    assert told.keys() == FIELDS
    assert is_url_safe(told.pop("after"))
    assert told == {
        "events": [],
        "chats": [],
        "gone": [],
        "queue": [],
        "notifications": [],
        "counts": {"active": 0, "waiting": 0, "resolved": 0, "closed": 0},
        "unread_notifications": 0,
        "has_more": False,
        "retry_after_ms": 5_000,
    }


def test_without_a_cursor_one_is_told_what_there_is(api: Api, agent: Agent, other_agent: Agent) -> None:
    own, others, waiting = (open_chat(api) for _ in range(3))
    agent.takes(own.chat_id)
    other_agent.takes(others.chat_id)
    own.says("¿Hola?")
    told = ask(agent)
    assert told["events"] == []
    assert told["chats"] == _listed(agent, "active")
    assert [(each["id"], each["seq"]) for each in told["chats"]] == [(own.chat_id, 3)]
    assert told["queue"] == _listed(agent, "waiting")
    assert [each["id"] for each in told["queue"]] == [waiting.chat_id]
    assert told["notifications"] == agent.notifications()["notifications"][::-1]
    assert told["counts"] == {"active": 1, "waiting": 1, "resolved": 0, "closed": 0}
    assert told["unread_notifications"] == len(told["notifications"]) == 4


def test_what_happens_is_told_once(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    after = ask(agent)["after"]
    guest.says("Uno")
    guest.says("Dos")
    told = ask(agent, after)
    (chat,) = told["chats"]
    assert (chat["last_message"], chat["unread_messages_count"], chat["seq"]) == ("Dos", 3, 4)
    assert {each["chat_room_id"] for each in told["events"]} == {guest.chat_id}
    assert [each["event"] for each in told["events"]] == guest.events(after=2)["events"]
    assert [each["type"] for each in told["notifications"]] == ["new_message", "new_message"]
    assert told["queue"] is None
    again = ask(agent, told["after"])
    assert [again[name] for name in ("events", "chats", "queue", "notifications")] == [[], [], None, []]
    assert again["unread_notifications"] == 2


def test_the_queue_is_told_when_it_changes(api: Api, agent: Agent) -> None:
    first = ask(agent)
    guest = open_chat(api)
    second = ask(agent, first["after"])
    assert [each["id"] for each in second["queue"]] == [guest.chat_id]
    guest.says("¿Hay alguien?")
    third = ask(agent, second["after"])
    assert [each["last_message"] for each in third["queue"]] == ["¿Hay alguien?"]
    agent.takes(guest.chat_id)
    fourth = ask(agent, third["after"])
    assert (fourth["queue"], [each["id"] for each in fourth["chats"]]) == ([], [guest.chat_id])
    assert ask(agent, fourth["after"])["queue"] is None


def test_a_chat_that_ends_is_told_to_its_end(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    after = ask(agent)["after"]
    guest.says("Gracias")
    agent.resolves(guest.chat_id)
    told = ask(agent, after)
    assert [each["event"]["type"] for each in told["events"]] == ["message", "resolved"]
    assert (told["gone"], told["chats"]) == ([guest.chat_id], [])
    assert told["counts"] == {"active": 0, "waiting": 0, "resolved": 1, "closed": 0}


def test_a_reopened_chat_goes_on_where_it_was(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    after = ask(agent)["after"]
    agent.resolves(guest.chat_id)
    after = ask(agent, after)["after"]
    guest.says("Una cosa más")
    told = ask(agent, after)
    assert [each["event"]["type"] for each in told["events"]] == ["reopened", "message"]
    assert [each["status"] for each in told["chats"]] == ["active"]


def test_a_resolved_chat_that_is_closed_is_told(guest: Guest, agent: Agent, admin: Agent) -> None:
    agent.takes(guest.chat_id)
    agent_after = ask(agent)["after"]
    agent.resolves(guest.chat_id)
    agent_after = ask(agent, agent_after)["after"]
    admin.closes(guest.chat_id)
    told = ask(agent, agent_after)
    assert [each["event"]["type"] for each in told["events"]] == ["closed"]
    assert (told["gone"], told["counts"]["closed"]) == ([], 1)
    assert ask(agent, told["after"])["events"] == []


def test_an_admins_counts_are_of_all(api: Api, agent: Agent, admin: Agent) -> None:
    guests = [open_chat(api) for _ in range(5)]
    for guest in guests[1:]:
        agent.takes(guest.chat_id)
    agent.resolves(guests[3].chat_id)
    agent.closes(guests[4].chat_id)
    told = ask(admin)
    assert told["counts"] == {"active": 2, "waiting": 1, "resolved": 1, "closed": 1}
    assert told["chats"] == []


def test_the_texts_follow_the_callers_language(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    guest.says("¿Hola?")
    told = ask(Agent(agent.api.having(Charla_Language="en"), agent.login))
    assert told["chats"][0]["subject"] == "Chat with Juan Pérez"
    assert told["notifications"][-1]["title"] == "New message"


def test_silence_slows_the_asking(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.takes(guest.chat_id)
    assert ask(agent)["retry_after_ms"] == 1500
    clock.advance(200)
    assert ask(agent)["retry_after_ms"] == 5_000
