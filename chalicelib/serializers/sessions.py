"""Guests' sessions: started, completed into a chat, and found again."""

from typing import Any

from chalicelib.domain.sessions import Session
from chalicelib.locales import Language, text
from chalicelib.serializers.shapes import (
    BOOLEAN,
    INTEGER,
    TEXT,
    TIME,
    Shape,
    nullable,
    record,
    rfc3339,
    words,
)
from chalicelib.services.sessions import Completed, Started

SCHEMAS: dict[str, Shape] = {
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
}


def session_object(started: Started, captcha: dict[str, str] | None, language: Language) -> dict[str, Any]:
    return {
        "success": True,
        "session_id": started.session.id,
        "next_step": "complete_profile",
        "message": text("start", language),
        "expires_in": started.seconds_left,
        "captcha": captcha,
    }


def started_chat_object(completed: Completed, live_url: str, language: Language) -> dict[str, Any]:
    return {
        "success": True,
        "chat_room_id": completed.chat_id,
        "user_name": completed.full_name,
        "message": text("started", language),
        "guest_token": completed.guest_token,
        "live_url": live_url or None,
    }


def session_state_object(session: Session | None) -> dict[str, Any]:
    """None: unknown, or expired."""
    if session is None:
        return {"valid": False, "has_message": False, "created_at": None}
    state: dict[str, Any] = {
        "valid": True,
        "has_message": bool(session.initial_message),
        "created_at": rfc3339(session.created_at),
    }
    return {**state, "chat_room_id": session.chat_id} if session.chat_id else state


def captcha_object(provider: str, site_key: str) -> dict[str, str] | None:
    """The captcha that a widget shows, None where no provider is set."""
    return {"provider": provider, "site_key": site_key} if provider else None
