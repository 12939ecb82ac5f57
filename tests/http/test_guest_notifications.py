"""What tells a guest that something happened in the chat."""

from uuid import uuid4

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field, is_time, is_url_safe

LIST = "/api/user-notifications/get_notifications/"


def _a_whole_life(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    clock.advance(1)
    agent.takes(guest.chat_id)
    clock.advance(1)
    agent.answers(guest.chat_id, "Hola Juan")
    clock.advance(1)
    agent.resolves(guest.chat_id)
    clock.advance(1)
    agent.closes(guest.chat_id)


def test_a_new_chat_has_none(guest: Guest) -> None:
    assert guest.notifications() == {"notifications": [], "unread_count": 0, "total_count": 0}


def test_a_notification_has_every_field(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    listed = guest.notifications()
    (notification,) = listed["notifications"]
    assert (listed["unread_count"], listed["total_count"]) == (1, 1)
    assert is_url_safe(notification["id"])
    assert is_time(notification["created_at"])
    assert notification["type"] == "agent_joined"
    assert notification["title"] == "Agente asignado"
    assert notification["message"] == "Carlos López se ha unido al chat"
    assert notification["is_read"] is False


TEXTS = {
    "es": [
        ("chat_closed", "Chat cerrado", "Carlos López cerró el chat"),
        ("chat_resolved", "Chat resuelto", "Carlos López marcó el chat como resuelto"),
        ("new_message", "Nuevo mensaje", "Carlos López ha enviado un mensaje"),
        ("agent_joined", "Agente asignado", "Carlos López se ha unido al chat"),
    ],
    "en": [
        ("chat_closed", "Chat closed", "Carlos López closed the chat"),
        ("chat_resolved", "Chat resolved", "Carlos López marked the chat as resolved"),
        ("new_message", "New message", "Carlos López sent a message"),
        ("agent_joined", "Agent assigned", "Carlos López joined the chat"),
    ],
}


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_type_has_its_text_newest_first(
    guest: Guest, agent: Agent, clock: FakeClock, language: str
) -> None:
    _a_whole_life(guest, agent, clock)
    reply = guest.api.having(Charla_Language=language).get(LIST, chat_room_id=guest.chat_id)
    told = reply.expect(200)["notifications"]
    assert [(one["type"], one["title"], one["message"]) for one in told] == TEXTS[language]


def test_the_first_answer_joins_and_writes(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    types = [one["type"] for one in guest.notifications()["notifications"]]
    assert types == ["new_message", "agent_joined"]


def test_the_counts_are_of_all_whatever_the_page(guest: Guest, agent: Agent) -> None:
    for number in range(7):
        agent.answers(guest.chat_id, f"Mensaje {number}")
    listed = guest.notifications(limit=3)
    assert len(listed["notifications"]) == 3
    assert (listed["unread_count"], listed["total_count"]) == (8, 8)


def test_before_pages_through_the_whole_list(guest: Guest, agent: Agent) -> None:
    for number in range(6):
        agent.answers(guest.chat_id, f"Mensaje {number}")
    whole = [one["id"] for one in guest.notifications()["notifications"]]
    walked = [one["id"] for one in guest.notifications(limit=3)["notifications"]]
    while page := guest.notifications(limit=3, before=walked[-1])["notifications"]:
        walked += [one["id"] for one in page]
    assert walked == whole
    assert len(set(whole)) == 7


@pytest.mark.parametrize("limit", ["0", "101", "-1", "many", "1.5"])
def test_a_nonsense_limit_is_refused(guest: Guest, limit: str) -> None:
    check_field(guest.get(LIST, limit=limit), "limit")


def test_an_unknown_chat_is_not_found(api: Api) -> None:
    check_error(api.get(LIST, chat_room_id=str(uuid4())), 404, "chat_not_found")


@pytest.mark.parametrize("query", [{}, {"chat_room_id": ""}])
def test_a_chats_id_is_required(api: Api, query: dict[str, str]) -> None:
    check_field(api.get(LIST, **query), "chat_room_id", "Este campo es obligatorio")
