"""Schemas of sessions, messages, events and notifications, and of errors."""

from chalicelib.api.openapi.shapes import (
    BOOLEAN,
    INTEGER,
    TEXT,
    TIME,
    Shape,
    list_of,
    nullable,
    record,
    ref,
    words,
)
from chalicelib.domain.chats import STATUSES

_STATUS = words(*STATUSES)
_SIDE = words("user", "agent")

_EVENT = {
    "seq": INTEGER,
    "created_at": TIME,
    "type": words("message", "read", "assigned", "reopened", "resolved", "closed"),
    "message": ref("Message"),
    "by": _SIDE,
    "up_to": INTEGER,
    "message_ids": list_of(TEXT),
    "agent": nullable(ref("AgentName")),
    "agent_name": nullable(TEXT),
}


SCHEMAS: dict[str, Shape] = {
    "Error": {
        "type": "object",
        "required": ["error", "code"],
        "properties": {
            "error": {**TEXT, "description": "for a person, in the language asked for"},
            "code": {**TEXT, "description": "stable"},
            "fields": {"type": "object", "additionalProperties": TEXT},
            "agent_name": TEXT,
        },
    },
    "Session": record(
        success=BOOLEAN,
        session_id=TEXT,
        next_step=words("complete_profile"),
        message=TEXT,
        expires_in={**INTEGER, "description": "seconds"},
        captcha=nullable(record(provider=TEXT, site_key=TEXT)),
    ),
    "StartedChat": record(
        success=BOOLEAN,
        chat_room_id=TEXT,
        user_name=TEXT,
        message=TEXT,
        guest_token=TEXT,
        live_url=nullable(TEXT),
    ),
    "SessionState": record(
        ("chat_room_id",),
        valid=BOOLEAN,
        has_message=BOOLEAN,
        created_at=nullable(TIME),
        chat_room_id=TEXT,
    ),
    "ChatStatus": record(
        chat_room_id=TEXT,
        status=_STATUS,
        agent_assigned=BOOLEAN,
        agent_name=nullable(TEXT),
        created_at=TIME,
        unread_messages=INTEGER,
        live_url=nullable(TEXT),
    ),
    "Sender": record(user=record(first_name=TEXT, last_name=TEXT)),
    "AgentName": record(id=TEXT, user=record(first_name=TEXT, last_name=TEXT)),
    "Message": record(
        ("agent_sender",),
        id=TEXT,
        chat_room_id=TEXT,
        seq=INTEGER,
        content=TEXT,
        sender_type=_SIDE,
        message_type=words("text"),
        created_at=TIME,
        is_read=BOOLEAN,
        read_at=nullable(TIME),
        client_message_id=nullable(TEXT),
        agent_sender=ref("Sender"),
    ),
    "Messages": list_of(ref("Message")),
    "Event": record(("message", "by", "up_to", "message_ids", "agent", "agent_name"), **_EVENT),
    "Events": record(
        events=list_of(ref("Event")),
        seq=INTEGER,
        status=_STATUS,
        has_more=BOOLEAN,
        retry_after_ms=INTEGER,
    ),
    "Notification": record(
        ("read_at",),
        id=TEXT,
        type=words("new_chat", "new_message", "agent_joined", "chat_resolved", "chat_closed"),
        title=TEXT,
        message=TEXT,
        chat_room_id=TEXT,
        is_read=BOOLEAN,
        read_at=nullable(TIME),
        created_at=TIME,
    ),
    "Notifications": record(
        notifications=list_of(ref("Notification")), unread_count=INTEGER, total_count=INTEGER
    ),
    "Marked": record(success=BOOLEAN, marked=INTEGER, unread_count=INTEGER),
    "UnreadCount": record(unread_count=INTEGER),
    "Text": record(message=TEXT),
    "Health": record(status=words("ok")),
    "OpenApi": {"type": "object"},
}
