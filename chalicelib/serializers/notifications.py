"""Notifications: their words are made when they are read, in the reader's language."""

import re
from typing import Any

from chalicelib.domain.notifications import AgentNotification, GuestNotification
from chalicelib.locales import Language, text
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
from chalicelib.services.notifications import AgentNotificationPage, GuestNotificationPage

SCHEMAS: dict[str, Shape] = {
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
}

_AGENT_ID = re.compile(r"[0-9a-f]{28}", re.ASCII)
_GUEST_ID = re.compile(r"([0-9a-f-]{36})\.n([1-9]\d{0,7})", re.ASCII)


def is_agent_notification_id(id_: str) -> bool:
    return bool(_AGENT_ID.fullmatch(id_))


def guest_notification_number(id_: str, chat_id: str) -> int | None:
    """The number that an id of this chat carries; None for any other id."""
    match = _GUEST_ID.fullmatch(id_)
    return int(match[2]) if match and match[1] == chat_id else None


def guest_notification_object(each: GuestNotification, language: Language) -> dict[str, Any]:
    return {
        "id": f"{each.chat_id}.n{each.number}",
        **_words(each.type, each.name, language),
        "chat_room_id": each.chat_id,
        "is_read": each.is_read,
        "created_at": rfc3339(each.created_at),
    }


def agent_notification_object(each: AgentNotification, language: Language) -> dict[str, Any]:
    return {
        "id": each.id,
        **_words(each.type, each.name, language),
        "chat_room_id": each.chat_id,
        "is_read": each.read_at is not None,
        "read_at": rfc3339(each.read_at),
        "created_at": rfc3339(each.created_at),
    }


def guest_notifications_object(page: GuestNotificationPage, language: Language) -> dict[str, Any]:
    return {
        "notifications": [guest_notification_object(each, language) for each in page.notifications],
        "unread_count": page.counts.unread,
        "total_count": page.counts.total,
    }


def agent_notifications_object(page: AgentNotificationPage, language: Language) -> dict[str, Any]:
    return {
        "notifications": [agent_notification_object(each, language) for each in page.notifications],
        "unread_count": page.counts.unread,
        "total_count": page.counts.total,
    }


def _words(type_: str, name: str, language: Language) -> dict[str, str]:
    title = text(f"{type_}.title", language)
    return {"type": type_, "title": title, "message": text(f"{type_}.message", language, name=name)}
