"""The guest's two ways to send a message, and what both refuse."""

import pytest

from tests.http.actors import Agent, Guest
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field, check_headers, is_time, is_url_safe

PATHS = ["/api/chat/send_message/", "/api/messages/send_guest_message/"]
both_paths = pytest.mark.parametrize("path", PATHS)


@both_paths
def test_the_message_is_answered_whole(guest: Guest, path: str) -> None:
    reply = guest.post(path, content="Mi número de orden es 12345")
    message = reply.expect(201)
    check_headers(reply)
    assert is_url_safe(message.pop("id"))
    assert is_time(message.pop("created_at"))
    message.pop("agent_sender", None)
    assert message == {
        "chat_room_id": guest.chat_id,
        "seq": 2,
        "content": "Mi número de orden es 12345",
        "sender_type": "user",
        "message_type": "text",
        "is_read": False,
        "read_at": None,
        "client_message_id": None,
    }


@both_paths
def test_an_answered_message_is_in_the_next_read(guest: Guest, path: str) -> None:
    sent = guest.post(path, content="Hola", client_message_id="m-1").expect(201)
    assert guest.reads()[-1] == sent
    assert sent["client_message_id"] == "m-1"


def test_messages_stand_in_the_order_they_were_sent(guest: Guest) -> None:
    for number in range(5):
        guest.says(f"Mensaje {number}")
    history = guest.reads()
    assert [message["content"] for message in history[1:]] == [f"Mensaje {n}" for n in range(5)]
    assert [message["seq"] for message in history] == [1, 2, 3, 4, 5, 6]


@both_paths
@pytest.mark.parametrize(
    "chat_id",
    [
        *("chat-uuid-1", "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f", "ñandú", "../../etc", "a" * 36),
        *("a" * 3000, "\x00", "a\nb"),
    ],
)
def test_an_unknown_chat_is_not_found(api: Api, path: str, chat_id: str) -> None:
    reply = api.post(path, {"chat_room_id": chat_id, "content": "Hola"})
    check_error(reply, 404, "chat_not_found")


@both_paths
def test_a_sessions_id_is_no_chats_id(guest: Guest, path: str) -> None:
    reply = guest.api.post(path, {"chat_room_id": guest.session_id, "content": "Hola"})
    check_error(reply, 404, "chat_not_found")


@both_paths
@pytest.mark.parametrize("chat_id", [None, "", 7, ["a"], {"id": "a"}, True])
def test_a_chats_id_of_another_type_is_refused(api: Api, path: str, chat_id: object) -> None:
    check_field(api.post(path, {"chat_room_id": chat_id, "content": "Hola"}), "chat_room_id")


@both_paths
def test_what_is_missing_is_named(api: Api, path: str) -> None:
    envelope = check_error(api.post(path, {}), 400, "validation_failed")
    assert envelope["fields"] == {
        "chat_room_id": "Este campo es obligatorio",
        "content": "Este campo es obligatorio",
    }


@both_paths
@pytest.mark.parametrize("secret", ["", "a" * 65, "a b", "ñ", "a/b", 5, ["a"], True])
def test_a_client_message_id_of_another_form_is_refused(guest: Guest, path: str, secret: object) -> None:
    reply = guest.post(path, content="Hola", client_message_id=secret)
    check_field(reply, "client_message_id")
    assert len(guest.reads()) == 1


def test_a_resolved_chat_is_reopened_with_its_agent(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    agent.resolves(guest.chat_id)
    guest.says("Una cosa más")
    chat = agent.sees(guest.chat_id)
    assert (chat["status"], chat["resolved_at"]) == ("active", None)
    assert chat["agent"]["id"] == agent.id


@both_paths
def test_a_closed_chat_takes_no_message(guest: Guest, agent: Agent, path: str) -> None:
    agent.closes(guest.chat_id)
    envelope = check_error(guest.post(path, content="¿Hola?"), 400, "chat_closed")
    assert envelope["error"] == "No se pueden enviar mensajes en un chat cerrado"
    assert len(guest.reads()) == 1
