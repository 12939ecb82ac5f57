"""Chats: as lists show them, and whole."""

from typing import Any

from chalicelib.domain.chats import Chat, ChatPage, ChatSummary
from chalicelib.locales import Language, text
from chalicelib.serializers.agents import name_object
from chalicelib.serializers.times import rfc3339


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


def past_object(chat: Chat, language: Language) -> dict[str, Any]:
    return {
        "id": chat.id,
        "subject": text("subject", language, name=chat.full_name),
        "status": chat.status,
        "created_at": rfc3339(chat.created_at),
    }


def status_object(chat: Chat, live_url: str) -> dict[str, Any]:
    """What a guest's client asks for again and again."""
    return {
        "chat_room_id": chat.id,
        "status": chat.status,
        "agent_assigned": chat.agent is not None,
        "agent_name": chat.agent.display_name if chat.agent else None,
        "created_at": rfc3339(chat.created_at),
        "unread_messages": chat.agent_messages.unread,
        "live_url": live_url or None,
    }
