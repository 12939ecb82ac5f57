"""The guest's side of reading: by_chat, mark_chat_read and unread_count without a login."""

from uuid import uuid4

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field, is_time, seconds_between

BY_CHAT = "/api/messages/by_chat/"
MARK = "/api/messages/mark_chat_read/"
UNREAD = "/api/messages/unread_count/"


def _unread(guest: Guest) -> int:
    counted: int = guest.get(UNREAD).expect(200)["unread_count"]
    assert guest.status()["unread_messages"] == counted
    return counted


def test_reading_marks_what_agents_wrote(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.answers(guest.chat_id, "Uno")
    agent.answers(guest.chat_id, "Dos")
    assert _unread(guest) == 2
    clock.advance(60)
    first, *answers = guest.reads()
    assert (first["is_read"], first["read_at"]) == (False, None)
    for answer in answers:
        assert answer["is_read"] is True
        assert is_time(answer["read_at"])
        assert answer["read_at"] == "2100-01-15T10:31:00.000Z"
    assert _unread(guest) == 0


def test_the_agent_sees_when_the_guest_read(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    assert agent.reads(guest.chat_id)[-1]["is_read"] is False
    read_at = guest.reads()[-1]["read_at"]
    assert agent.reads(guest.chat_id)[-1]["read_at"] == read_at


def test_what_was_read_stays_read_at_its_time(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.answers(guest.chat_id)
    read_at = guest.reads()[-1]["read_at"]
    clock.advance(3600)
    agent.answers(guest.chat_id, "Otra cosa")
    assert _unread(guest) == 1
    *_, first, second = guest.reads()
    assert first["read_at"] == read_at
    assert seconds_between(read_at, second["read_at"]) == 3600


def test_marking_the_chat_read_counts_what_it_marked(guest: Guest, agent: Agent) -> None:
    for text in ("Uno", "Dos", "Tres"):
        agent.answers(guest.chat_id, text)
    assert guest.post(MARK).expect(200) == {"success": True, "marked": 3, "unread_count": 0}
    assert guest.post(MARK).expect(200) == {"success": True, "marked": 0, "unread_count": 0}
    assert _unread(guest) == 0


def test_the_guests_reading_is_not_the_agents(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    guest.says("¿Hola?")
    guest.reads()
    guest.post(MARK).expect(200)
    assert agent.unread(guest.chat_id) == 2


def test_a_page_marks_up_to_its_newest_message_alone(guest: Guest, agent: Agent) -> None:
    ids = [agent.answers(guest.chat_id, f"Mensaje {number}")["id"] for number in range(5)]
    page = guest.reads(before=ids[2], limit=2)
    assert [message["id"] for message in page] == ids[:2]
    assert _unread(guest) == 3


def test_a_history_without_news_marks_nothing(guest: Guest) -> None:
    assert len(guest.reads()) == 1
    assert guest.post(MARK).expect(200)["marked"] == 0


@pytest.mark.parametrize("method_and_path", [("GET", BY_CHAT), ("GET", UNREAD), ("POST", MARK)])
def test_an_unknown_chat_is_not_found(api: Api, method_and_path: tuple[str, str]) -> None:
    method, path = method_and_path
    chat = {"chat_room_id": str(uuid4())}
    reply = api.get(path, **chat) if method == "GET" else api.post(path, chat)
    check_error(reply, 404, "chat_not_found")


@pytest.mark.parametrize("path", [BY_CHAT, UNREAD])
@pytest.mark.parametrize("query", [{}, {"chat_room_id": ""}])
def test_a_guest_must_name_the_chat(api: Api, path: str, query: dict[str, str]) -> None:
    check_field(api.get(path, **query), "chat_room_id", "Este campo es obligatorio")


@pytest.mark.parametrize("chat_id", [None, "", 7, ["a"], {}])
def test_a_chats_id_of_another_type_is_refused(api: Api, chat_id: object) -> None:
    check_field(api.post(MARK, {"chat_room_id": chat_id}), "chat_room_id")


def test_a_closed_chat_can_still_be_read(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    agent.closes(guest.chat_id)
    assert _unread(guest) == 1
    assert len(guest.reads()) == 2
    assert _unread(guest) == 0
