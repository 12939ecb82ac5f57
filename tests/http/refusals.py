"""How to come by each error: code -> what provokes it, as the client that is given."""

from collections.abc import Callable
from dataclasses import dataclass

from client.agent import Agent
from client.api import Api, Reply
from client.guest import HELLO, Guest, complete

START = "/api/chat/start_chat/"
LOGIN = "/api/auth/login/"


@dataclass(frozen=True)
class World:
    """A guest's chat, taken by `agent`; all of them speak one language."""

    guest: Guest
    agent: Agent
    other_agent: Agent

    @property
    def api(self) -> Api:
        """Anybody's client."""
        return self.guest.api


def _wrong_login(world: World) -> Reply:
    return world.api.post(LOGIN, {"username": "agente1", "password": "wrong"})


def _too_many_logins(world: World) -> Reply:
    for _ in range(5):
        _wrong_login(world)
    return _wrong_login(world)


def _too_many_chats(world: World) -> Reply:
    for _ in range(10):
        world.api.post(START, {"initial_message": HELLO})
    return world.api.post(START, {"initial_message": HELLO})


def _too_many_messages(world: World) -> Reply:
    for _ in range(30):
        world.guest.send("Hola")
    return world.guest.send("Hola")


def _mismatch(world: World) -> Reply:
    world.guest.says("Hola", client_message_id="m-1")
    return world.guest.send("Adiós", client_message_id="m-1")


def _closed(world: World) -> Reply:
    world.agent.closes(world.guest.chat_id)
    return world.guest.send("Hola")


def _taken(world: World) -> Reply:
    return world.other_agent.act(world.guest.chat_id, "assign")


PROVOKED: dict[str, Callable[[World], Reply]] = {
    "session_expired": lambda w: complete(w.api, "session-expirada"),
    "too_many_chats": _too_many_chats,
    "chat_closed": _closed,
    "not_assigned": lambda w: w.other_agent.act(w.guest.chat_id, "send_message", {"content": HELLO}),
    "invalid_json": lambda w: w.api.send_raw(START, b"{"),
    "validation_failed": lambda w: w.api.post(START, {}),
    "authentication_required": lambda w: w.api.get("/api/agents/me/"),
    "invalid_token": lambda w: w.api.having(Authorization="Token x").get("/api/agents/me/"),
    "invalid_credentials": _wrong_login,
    "too_many_logins": _too_many_logins,
    "too_many_messages": _too_many_messages,
    "chat_not_found": lambda w: w.api.get("/api/chat/events/", chat_room_id="chat-uuid-1"),
    "message_not_found": lambda w: w.agent.post("/api/messages/msg-1/mark_read/"),
    "method_not_allowed": lambda w: w.api.call("DELETE", START),
    "already_assigned": _taken,
    "idempotency_mismatch": _mismatch,
    "payload_too_large": lambda w: w.api.post(START, {"initial_message": "a" * 200_000}),
    "unsupported_media_type": lambda w: w.api.send_raw(START, b"<a/>", "text/xml"),
}
NOT_HERE = {
    "not_found": "test_paths.py",
    "guest_token_required": "test_guest_token.py",
    "captcha_failed": "test_captcha.py",
    "captcha_unavailable": "test_captcha.py",
    "internal_error": "test_faults.py",
    "busy": "test_faults.py",
    "too_many_connections": "live/test_first_frame.py",
    "unknown_action": "live/test_refusals.py",
}
