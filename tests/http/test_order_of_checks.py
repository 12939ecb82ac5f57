"""Of several reasons to refuse, which one is told: login, shape, existence, permission, state."""

import pytest

from client.agent import Agent
from client.api import Api, Reply
from client.guest import Guest
from tests.http.shapes import check_error

both_paths = pytest.mark.parametrize("path", ["/api/messages/", "/api/chatrooms/{}/send_message/"])


def _send(api: Api, path: str, chat_id: str, content: object) -> Reply:
    return api.post(path.format(chat_id), {"chat_room_id": chat_id, "content": content})


@both_paths
def test_login_before_shape(guest: Guest, path: str) -> None:
    check_error(_send(guest.api, path, guest.chat_id, 5), 401, "authentication_required")


@both_paths
def test_shape_before_existence(agent: Agent, path: str) -> None:
    check_error(_send(agent.api, path, "chat-uuid-1", 5), 400, "validation_failed")


@both_paths
def test_shape_before_permission(guest: Guest, agent: Agent, other_agent: Agent, path: str) -> None:
    agent.takes(guest.chat_id)
    check_error(_send(other_agent.api, path, guest.chat_id, 5), 400, "validation_failed")


@both_paths
def test_shape_before_state(guest: Guest, agent: Agent, path: str) -> None:
    agent.closes(guest.chat_id)
    check_error(_send(agent.api, path, guest.chat_id, 5), 400, "validation_failed")


@both_paths
def test_permission_before_state(guest: Guest, agent: Agent, other_agent: Agent, path: str) -> None:
    agent.closes(guest.chat_id)
    check_error(_send(other_agent.api, path, guest.chat_id, "Hola"), 403, "not_assigned")


def test_guests_shape_before_existence(api: Api) -> None:
    reply = _send(api, "/api/chat/send_message/", "chat-uuid-1", "")
    check_error(reply, 400, "validation_failed")


@pytest.mark.settings(guest_messages_per_minute=1)
def test_everything_before_the_limit(guest: Guest) -> None:
    first = guest.says("Hola", client_message_id="m-1")
    check_error(guest.send("Hola"), 429, "too_many_messages")
    check_error(guest.send(""), 400, "validation_failed")
    check_error(guest.send("Adiós", client_message_id="m-1"), 409, "idempotency_mismatch")
    assert guest.send("Hola", client_message_id="m-1").expect(200)["id"] == first["id"]
