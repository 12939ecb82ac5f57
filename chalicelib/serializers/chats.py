"""Chats: as lists show them, whole, and as a guest's client asks for them."""

from typing import Any

from chalicelib.domain.chats import STATUSES, Chat, ChatPage, ChatSummary
from chalicelib.locales import Language, text
from chalicelib.serializers.agents import name_object
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
from chalicelib.services.inboxes import InboxPage, InboxQuery

STATUS = words(*STATUSES)

_SUMMARY = {
    "id": TEXT,
    "subject": TEXT,
    "status": STATUS,
    "agent": nullable(ref("AgentName")),
    "created_at": TIME,
    "unread_messages_count": INTEGER,
    "last_message": TEXT,
    "last_message_at": TIME,
    "seq": INTEGER,
}
_GUEST = {"full_name": TEXT, "email": TEXT}

SCHEMAS: dict[str, Shape] = {
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
    "PastChats": list_of(record(id=TEXT, subject=TEXT, status=STATUS, created_at=TIME)),
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
    "ChatStatus": record(
        chat_room_id=TEXT,
        status=STATUS,
        agent_assigned=BOOLEAN,
        agent_name=nullable(TEXT),
        created_at=TIME,
        unread_messages=INTEGER,
        live_url=nullable(TEXT),
    ),
}


def summary_object(chat: Chat | ChatSummary, language: Language) -> dict[str, Any]:
    return {
        "id": chat.id,
        "subject": text("subject", language, name=chat.full_name),
        "status": chat.status,
        "chat_user": {"full_name": chat.full_name, "email": chat.email},
        "agent": name_object(chat.agent) if chat.agent else None,
        "created_at": rfc3339(chat.created_at),
        "unread_messages_count": chat.user_messages.unread,
        "last_message": chat.last_message,
        "last_message_at": rfc3339(chat.last_message_at),
        "seq": chat.seq,
    }


def chat_object(page: ChatPage, language: Language) -> dict[str, Any]:
    shown = summary_object(page.chat, language)
    shown["chat_user"]["phone_number"] = page.details.phone_number
    return {
        **shown,
        "initial_message": page.initial_message.content,
        "resolved_at": rfc3339(page.chat.resolved_at),
        "closed_at": rfc3339(page.chat.closed_at),
        "page_url": page.details.page_url,
        "referrer": page.details.referrer,
        "locale": page.details.locale,
    }


def past_chat_object(chat: Chat, language: Language) -> dict[str, Any]:
    return {
        "id": chat.id,
        "subject": text("subject", language, name=chat.full_name),
        "status": chat.status,
        "created_at": rfc3339(chat.created_at),
    }


def chat_list_object(
    page: InboxPage, query: InboxQuery, filters: dict[str, Any], language: Language
) -> dict[str, Any]:
    """`filters`: what was asked for, null where nothing was."""
    total_pages = -(-page.total // query.page_size)
    return {
        "chats": [summary_object(chat, language) for chat in page.chats],
        "pagination": {
            "current_page": query.page,
            "total_pages": total_pages,
            "total_chats": page.total,
            "has_next": query.page < total_pages,
            "has_previous": query.page > 1,
        },
        "filters": filters,
    }


def status_object(chat: Chat, live_url: str) -> dict[str, Any]:
    """A chat's status, which a guest's client asks for again and again."""
    return {
        "chat_room_id": chat.id,
        "status": chat.status,
        "agent_assigned": chat.agent is not None,
        "agent_name": chat.agent.display_name if chat.agent else None,
        "created_at": rfc3339(chat.created_at),
        "unread_messages": chat.agent_messages.unread,
        "live_url": live_url or None,
    }
