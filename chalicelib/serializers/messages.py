"""Messages and events, and the ids that carry their chat's."""

import re
from typing import Any

from chalicelib.domain.messages import Event, Message, Read
from chalicelib.serializers.agents import name_object, sender_object
from chalicelib.serializers.times import rfc3339

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


def event_object(chat_id: str, event: Event) -> dict[str, Any]:
    """An event as clients replay it; a message's own reading comes as a later event."""
    shown: dict[str, Any] = {"seq": event.seq, "created_at": rfc3339(event.created_at)}
    if isinstance(event, Message):
        message = {**message_object(chat_id, event), "is_read": False, "read_at": None}
        return {**shown, "type": "message", "message": message}
    if isinstance(event, Read):
        ids = [message_id(chat_id, seq) for seq in event.message_seqs]
        which = {"message_ids": ids} if ids else {"up_to": event.up_to}
        return {**shown, "type": "read", "by": event.by, **which}
    agent = name_object(event.agent) if event.agent else None
    name = event.agent.display_name if event.agent else None
    return {**shown, "type": event.type, "agent": agent, "agent_name": name}
