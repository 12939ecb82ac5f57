"""Schemas of what only agents see: themselves, chats whole and in lists."""

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
from chalicelib.domain.agents import ROLES
from chalicelib.domain.chats import STATUSES

_STATUS = words(*STATUSES)

_SUMMARY = {
    "id": TEXT,
    "subject": TEXT,
    "status": _STATUS,
    "agent": nullable(ref("AgentName")),
    "created_at": TIME,
    "unread_messages_count": INTEGER,
    "last_message": TEXT,
    "last_message_at": TIME,
    "seq": INTEGER,
}
_GUEST = {"full_name": TEXT, "email": TEXT}

SCHEMAS: dict[str, Shape] = {
    "User": record(id=INTEGER, username=TEXT, email=TEXT, first_name=TEXT, last_name=TEXT),
    "Agent": record(id=TEXT, is_available=BOOLEAN, specialty=TEXT, role=words(*ROLES), user=ref("User")),
    "Login": record(token=TEXT, user=ref("User"), agent=ref("Agent"), live_url=nullable(TEXT)),
    "ChatSummary": record(**_SUMMARY, chat_user=record(**_GUEST)),
    "Chat": record(
        **_SUMMARY,
        chat_user=record(**_GUEST, phone_number=nullable(TEXT)),
        initial_message=TEXT,
        resolved_at=nullable(TIME),
        closed_at=nullable(TIME),
        page_url=nullable(TEXT),
        referrer=nullable(TEXT),
        locale=nullable(TEXT),
    ),
    "ChatList": record(
        chats=list_of(ref("ChatSummary")), pagination=ref("Pagination"), filters=ref("Filters")
    ),
    "Pagination": record(
        current_page=INTEGER,
        total_pages=INTEGER,
        total_chats=INTEGER,
        has_next=BOOLEAN,
        has_previous=BOOLEAN,
    ),
    "Filters": record(
        status=nullable(TEXT), ordering=nullable(TEXT), page=nullable(INTEGER), page_size=nullable(INTEGER)
    ),
    "AgentEvents": record(
        after={**TEXT, "description": "opaque; ask with it next"},
        events=list_of(record(chat_room_id=TEXT, event=ref("Event"))),
        chats=list_of(ref("ChatSummary")),
        gone=list_of(TEXT),
        queue=nullable(list_of(ref("ChatSummary"))),
        notifications=list_of(ref("Notification")),
        counts=record(active=INTEGER, waiting=INTEGER, resolved=INTEGER, closed=INTEGER),
        unread_notifications=INTEGER,
        has_more=BOOLEAN,
        retry_after_ms=INTEGER,
    ),
    "PastChats": list_of(record(id=TEXT, subject=TEXT, status=_STATUS, created_at=TIME)),
}
