"""GET /api/chat/get_chat_status/: what the guest's page asks again and again."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest
from tests.http.shapes import check_error, check_field, is_time

STATUS = "/api/chat/get_chat_status/"


def test_a_waiting_chat_has_nobody_yet(guest: Guest) -> None:
    status = guest.status()
    assert is_time(status.pop("created_at"))
    assert status == {
        "chat_room_id": guest.chat_id,
        "status": "waiting",
        "agent_assigned": False,
        "agent_name": None,
        "unread_messages": 0,
        "live_url": None,
    }


def test_an_active_chat_names_its_agent(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id, "Hola Juan, soy Carlos.")
    agent.answers(guest.chat_id, "¿En qué puedo ayudarte?")
    status = guest.status()
    assert status["status"] == "active"
    assert status["agent_assigned"] is True
    assert status["agent_name"] == "Carlos López"
    assert status["unread_messages"] == 2


def test_the_guests_own_messages_are_not_unread(guest: Guest) -> None:
    guest.says("¿Hay alguien?")
    assert guest.status()["unread_messages"] == 0


def test_asking_marks_nothing_read(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    assert [guest.status()["unread_messages"] for _ in range(3)] == [1, 1, 1]


def test_it_goes_on_after_the_end(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    agent.resolves(guest.chat_id)
    assert guest.status()["status"] == "resolved"
    agent.closes(guest.chat_id)
    assert guest.status()["status"] == "closed"
    assert guest.status()["agent_name"] == "Carlos López"


@pytest.mark.parametrize(
    "chat_id", ["chat-uuid-1", "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f", "ñ", "a b", "%00"]
)
def test_an_unknown_chat_is_not_found(api: Api, chat_id: str) -> None:
    check_error(api.get(STATUS, chat_room_id=chat_id), 404, "chat_not_found")


@pytest.mark.parametrize("query", [{}, {"chat_room_id": ""}, {"id": "a"}])
def test_a_chats_id_is_required(api: Api, query: dict[str, str]) -> None:
    check_field(api.get(STATUS, **query), "chat_room_id", "Este campo es obligatorio")
