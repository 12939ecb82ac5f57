"""Messages, the ids that carry their chat's, and the answers to marking."""

import re
from typing import Any

from chalicelib.domain.messages import Message
from chalicelib.serializers.agents import sender_object
from chalicelib.serializers.shapes import (
    BOOLEAN,
    INTEGER,
    TEXT,
    TIME,
    Shape,
    list_of,
    nullable,
    record,
    ref,
    rfc3339,
    words,
)
from chalicelib.services.messages import Marked

SIDE = words("user", "agent")

SCHEMAS: dict[str, Shape] = {
    "Message": record(
        ("agent_sender",),
        id=TEXT,
        chat_room_id=TEXT,
        seq=INTEGER,
        content=TEXT,
        sender_type=SIDE,
        message_type=words("text"),
        created_at=TIME,
        is_read=BOOLEAN,
        read_at=nullable(TIME),
        client_message_id=nullable(TEXT),
        agent_sender=ref("Sender"),
    ),
    "Messages": list_of(ref("Message")),
    "Marked": record(success=BOOLEAN, marked=INTEGER, unread_count=INTEGER),
    "UnreadCount": record(unread_count=INTEGER),
}

_ID = re.compile(r"([0-9a-f-]{36})\.([1-9]\d{0,9})", re.ASCII)


def message_id(chat_id: str, seq: int) -> str:
    return f"{chat_id}.{seq}"


def parse_message_id(id_: str) -> tuple[str, int] | None:
    """The chat's id and the message's seq; None for what no message can be called."""
    match = _ID.fullmatch(id_)
    return (match[1], int(match[2])) if match else None


def message_object(chat_id: str, message: Message) -> dict[str, Any]:
    shown = {
        "id": message_id(chat_id, message.seq),
        "chat_room_id": chat_id,
        "seq": message.seq,
        "content": message.content,
        "sender_type": message.sender_type,
        "message_type": "text",
        "created_at": rfc3339(message.created_at),
        "is_read": message.read_at is not None,
        "read_at": rfc3339(message.read_at),
        "client_message_id": message.client_message_id,
    }
    if message.agent:
        shown["agent_sender"] = sender_object(message.agent)
    return shown


def marked_object(marked: Marked) -> dict[str, Any]:
    return {"success": True, "marked": marked.marked, "unread_count": marked.unread}


def unread_count_object(unread: int) -> dict[str, Any]:
    return {"unread_count": unread}
