"""The agent's two ways to send a message, and how the first answer takes a waiting chat."""

import pytest

from client.agent import Agent
from client.api import Reply
from client.guest import Guest
from tests.http.shapes import check_error, check_field, check_headers, is_time, is_url_safe

CHATROOM, GENERAL = "/api/chatrooms/{}/send_message/", "/api/messages/"
both_paths = pytest.mark.parametrize("path", [CHATROOM, GENERAL])


def _send(agent: Agent, chat_id: str, path: str, **fields: object) -> Reply:
    return agent.post(path.format(chat_id), {"chat_room_id": chat_id, "content": "Hola", **fields})


@both_paths
def test_the_message_is_answered_whole(guest: Guest, agent: Agent, path: str) -> None:
    agent.takes(guest.chat_id)
    reply = _send(agent, guest.chat_id, path, message_type="text")
    message = reply.expect(201)
    check_headers(reply)
    assert is_url_safe(message.pop("id"))
    assert is_time(message.pop("created_at"))
    sender = message.pop("agent_sender")["user"]
    assert (sender["first_name"], sender["last_name"]) == ("Carlos", "López")
    assert message == {
        "chat_room_id": guest.chat_id,
        "seq": 3,
        "content": "Hola",
        "sender_type": "agent",
        "message_type": "text",
        "is_read": False,
        "read_at": None,
        "client_message_id": None,
    }


@both_paths
def test_an_answered_message_is_in_both_histories(guest: Guest, agent: Agent, path: str) -> None:
    sent = _send(agent, guest.chat_id, path, client_message_id="a-1").expect(201)
    assert agent.reads(guest.chat_id)[-1] == sent
    assert sent["client_message_id"] == "a-1"
    assert guest.reads()[-1]["id"] == sent["id"]


@both_paths
def test_the_first_answer_takes_the_chat(guest: Guest, agent: Agent, path: str) -> None:
    _send(agent, guest.chat_id, path).expect(201)
    status = guest.status()
    assert (status["status"], status["agent_name"]) == ("active", "Carlos López")
    assert agent.sees(guest.chat_id)["agent"]["id"] == agent.id


@both_paths
def test_who_answers_second_has_no_say(guest: Guest, agent: Agent, other_agent: Agent, path: str) -> None:
    agent.answers(guest.chat_id)
    envelope = check_error(_send(other_agent, guest.chat_id, path), 403, "not_assigned")
    assert envelope["error"] == "No tienes permisos para enviar mensajes en este chat"
    assert len(guest.reads()) == 2


@both_paths
def test_an_admin_takes_a_waiting_chat_by_answering(guest: Guest, admin: Agent, path: str) -> None:
    _send(admin, guest.chat_id, path).expect(201)
    assert guest.status()["agent_name"] == "Ana Ruiz"


@both_paths
def test_writing_reopens_a_resolved_chat(guest: Guest, agent: Agent, path: str) -> None:
    agent.resolves(guest.chat_id)
    _send(agent, guest.chat_id, path).expect(201)
    chat = agent.sees(guest.chat_id)
    assert (chat["status"], chat["resolved_at"]) == ("active", None)


@both_paths
def test_a_closed_chat_takes_no_message(guest: Guest, agent: Agent, path: str) -> None:
    agent.closes(guest.chat_id)
    envelope = check_error(_send(agent, guest.chat_id, path), 400, "chat_closed")
    assert envelope["error"] == "No se pueden enviar mensajes en un chat cerrado"
    assert len(guest.reads()) == 1


@both_paths
@pytest.mark.parametrize("kind", ["image", "TEXT", "", 5, ["text"], True])
def test_a_message_is_text(guest: Guest, agent: Agent, path: str, kind: object) -> None:
    check_field(_send(agent, guest.chat_id, path, message_type=kind), "message_type")
    assert guest.status()["status"] == "waiting"


@both_paths
@pytest.mark.parametrize("fields", [{}, {"message_type": None}, {"message_type": "text"}])
def test_its_type_need_not_be_named(guest: Guest, agent: Agent, path: str, fields: dict[str, object]) -> None:
    assert _send(agent, guest.chat_id, path, **fields).expect(201)["message_type"] == "text"


@both_paths
@pytest.mark.parametrize("name", ["", "a" * 65, "a b", "ñ", "a/b", 5, ["a"], True])
def test_a_client_message_id_of_another_form_is_refused(
    guest: Guest, agent: Agent, path: str, name: object
) -> None:
    reply = _send(agent, guest.chat_id, path, client_message_id=name)
    check_field(reply, "client_message_id")


@pytest.mark.parametrize("chat_id", [None, "", 7, ["a"], {}])
def test_a_chats_id_of_another_type_is_refused(agent: Agent, chat_id: object) -> None:
    reply = agent.post(GENERAL, {"chat_room_id": chat_id, "content": "Hola"})
    check_field(reply, "chat_room_id")


def test_what_is_missing_is_named(agent: Agent) -> None:
    envelope = check_error(agent.post(GENERAL, {}), 400, "validation_failed")
    assert envelope["fields"].keys() == {"chat_room_id", "content"}


@pytest.mark.parametrize("chat_id", ["chat-uuid-1", "%C3%B1", "a%20b", "%00", "..", "a" * 3000])
def test_a_path_to_an_unknown_chat_is_not_found(agent: Agent, chat_id: str) -> None:
    check_error(_send(agent, chat_id, CHATROOM), 404, "chat_not_found")
