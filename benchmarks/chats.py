"""Chats as guests and agents make them, call by call."""

from uuid import uuid4

from benchmarks.gateway import Request, get, post
from benchmarks.stage import Stage

TEXT = ("Hola, mi pedido no llega. " * 12)[:300]  # 300 bytes
NAME = "María Gracia"
EMAIL = "maria.gracia@ejemplo.com"


def session(stage: Stage) -> str:
    """A guest's session, not completed yet; its id."""
    return str(stage.gateway.send(start())["session_id"])


def start() -> Request:
    return post("/api/chat/start_chat/", {"initial_message": TEXT, "client_id": uuid4().hex})


def complete(session_id: str, email: str = EMAIL) -> Request:
    profile = {"email": email, "full_name": NAME, "phone_number": "+34 600 123 456"}
    return post("/api/chat/complete_chat/", {"session_id": session_id, **profile})


def waiting(stage: Stage) -> str:
    """A chat that waits; its id."""
    return str(stage.gateway.send(complete(session(stage)))["chat_room_id"])


def active(stage: Stage) -> str:
    """A chat of the first agent; its id."""
    chat_id = waiting(stage)
    stage.gateway.send(act(stage, chat_id, "assign"))
    return chat_id


def resolved(stage: Stage) -> str:
    """A resolved chat of the first agent; its id."""
    chat_id = active(stage)
    stage.gateway.send(act(stage, chat_id, "resolve"))
    return chat_id


def act(stage: Stage, chat_id: str, action: str) -> Request:
    """The first agent's `assign`, `resolve` or `close`."""
    return post(f"/api/chatrooms/{chat_id}/{action}/", None, stage.agent)


def guest_says(chat_id: str) -> Request:
    return post("/api/chat/send_message/", {"chat_room_id": chat_id, **message()})


def agent_says(stage: Stage, chat_id: str) -> Request:
    return post(f"/api/chatrooms/{chat_id}/send_message/", message(), stage.agent)


def message() -> dict[str, str]:
    """300 bytes under an identifier of the client's."""
    return {"content": TEXT, "client_message_id": str(uuid4())}


def idle_poll(stage: Stage, chat_id: str, token: str | None = None) -> Request:
    """Asks what is new in a chat of few events: nothing."""
    latest = stage.gateway.send(get("/api/chat/events/", token, chat_room_id=chat_id, after=0))
    return get("/api/chat/events/", token, chat_room_id=chat_id, after=latest["seq"])
