"""The app's objects and words for the model's state, by docs/contract.md, "Objects"."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.proofs.machine.chats import Chat, Message, Notice

_WORDS = {
    "new_chat": ("Nuevo chat asignado", "Tienes un nuevo chat de {}"),
    "new_message": ("Nuevo mensaje", "{} ha enviado un mensaje"),
    "agent_joined": ("Agente asignado", "{} se ha unido al chat"),
    "chat_resolved": ("Chat resuelto", "{} marcó el chat como resuelto"),
    "chat_closed": ("Chat cerrado", "{} cerró el chat"),
}


def check_shows(shown: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """Every expected field, to the letter; additions may stand beside them (docs/contract.md)."""
    assert {name: shown.get(name) for name in expected} == expected


def time(milliseconds: int | None) -> str | None:
    """RFC 3339 in UTC."""
    if milliseconds is None:
        return None
    moment = datetime.fromtimestamp(milliseconds // 1000, UTC).replace(tzinfo=None)
    return f"{moment.isoformat()}.{milliseconds % 1000:03d}Z"


def message_fields(chat: Chat, message: Message) -> dict[str, Any]:
    """A message, with the names of the agent who wrote it."""
    agent = message.agent
    names = agent and {"user": {"first_name": agent.first_name, "last_name": agent.last_name}}
    return {
        "id": message.id,
        "chat_room_id": chat.id,
        "seq": message.seq,
        "content": message.content,
        "sender_type": message.side,
        "message_type": "text",
        "created_at": time(message.created_at),
        "is_read": message.read_at is not None,
        "read_at": time(message.read_at),
        "client_message_id": message.client_message_id,
        "agent_sender": names,
    }


def listed_fields(chat: Chat) -> dict[str, Any]:
    """A chat as lists show it."""
    newest = chat.messages[-1]
    shortened = newest.content if len(newest.content) <= 100 else newest.content[:100] + "..."
    return {
        "id": chat.id,
        "subject": f"Chat de {chat.guest}",
        "status": chat.status,
        "created_at": time(chat.created_at),
        "unread_messages_count": len(chat.unread("agent")),
        "last_message": shortened,
        "last_message_at": time(newest.created_at),
    }


def chat_fields(chat: Chat) -> dict[str, Any]:
    """A chat's own page."""
    return {
        **listed_fields(chat),
        "initial_message": chat.messages[0].content,
        "resolved_at": time(chat.resolved_at),
        "closed_at": time(chat.closed_at),
    }


def status_fields(chat: Chat) -> dict[str, Any]:
    """What the guest asks for again and again."""
    return {
        "chat_room_id": chat.id,
        "status": chat.status,
        "agent_assigned": chat.owner is not None,
        "agent_name": chat.owner and chat.owner.name,
        "created_at": time(chat.created_at),
        "unread_messages": len(chat.unread("user")),
    }


def notice_fields(notice: Notice) -> dict[str, Any]:
    """A notification; a guest's has no `read_at`."""
    title, words = _WORDS[notice.type]
    return {
        "id": notice.id,
        "type": notice.type,
        "title": title,
        "message": words.format(notice.name),
        "chat_room_id": notice.chat_id,
        "is_read": notice.read_at is not None,
        "created_at": time(notice.created_at),
    }
