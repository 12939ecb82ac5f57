"""Events of a chat as clients replay them, an agent's feed, and the frames that push them early."""

import json
from typing import Any

from chalicelib.domain.messages import Event, Message, Read
from chalicelib.domain.notifications import AgentNotification
from chalicelib.domain.realtime import Connection, EventFrame, Frame, NotificationFrame, QueueFrame
from chalicelib.locales import Language, language
from chalicelib.serializers.agents import name_object
from chalicelib.serializers.chats import STATUS, summary_object
from chalicelib.serializers.messages import SIDE, message_id, message_object
from chalicelib.serializers.notifications import agent_notification_object, guest_notification_object
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
from chalicelib.services.agent_feed import AgentFeed
from chalicelib.services.events import EventPage
from chalicelib.services.inboxes import TabCounts

SCHEMAS: dict[str, Shape] = {
    "Event": record(
        ("message", "by", "up_to", "message_ids", "agent", "agent_name"),
        seq=INTEGER,
        created_at=TIME,
        type=words("message", "read", "assigned", "reopened", "resolved", "closed"),
        message=ref("Message"),
        by=SIDE,
        up_to=INTEGER,
        message_ids=list_of(TEXT),
        agent=nullable(ref("AgentName")),
        agent_name=nullable(TEXT),
    ),
    "Events": record(
        events=list_of(ref("Event")),
        seq=INTEGER,
        status=STATUS,
        has_more=BOOLEAN,
        retry_after_ms=INTEGER,
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
}


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


def events_object(page: EventPage) -> dict[str, Any]:
    return {
        "events": [event_object(page.chat.id, event) for event in page.events],
        "seq": page.seq,
        "status": page.chat.status,
        "has_more": page.has_more,
        "retry_after_ms": page.retry_after_ms,
    }


def agent_feed_object(feed: AgentFeed, after: str, language: Language) -> dict[str, Any]:
    """`after`: the feed's cursor, as text."""
    chats, queue, notifications = feed.chats, feed.queue, feed.notifications.notifications
    return {
        "after": after,
        "events": [{"chat_room_id": id_, "event": event_object(id_, each)} for id_, each in chats.events],
        "chats": [summary_object(chat, language) for chat in chats.changed],
        "gone": chats.gone,
        "queue": None if queue is None else [summary_object(chat, language) for chat in queue],
        "notifications": [agent_notification_object(each, language) for each in notifications],
        "counts": _counts(feed.counts),
        "unread_notifications": feed.notifications.unread,
        "has_more": feed.has_more,
        "retry_after_ms": feed.retry_after_ms,
    }


def _counts(counts: TabCounts) -> dict[str, int]:
    return {
        "active": counts.active,
        "waiting": counts.waiting,
        "resolved": counts.resolved,
        "closed": counts.closed,
    }


# The gateway takes ten minutes of silence; an agent who says nothing for two is away.
_PING_AFTER_MS = {"guest": 240_000, "agent": 45_000}


def frame_text(shown: dict[str, Any]) -> str:
    """A frame as it is sent."""
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def rendered(frame: Frame, asked: str) -> str:
    """The frame as it is sent to a connection that asked for that language."""
    return frame_text(frame_object(frame, asked))


def frame_object(frame: Frame, asked: str) -> dict[str, Any]:
    """The frame as JSON has it; `asked` as in `rendered`."""
    if isinstance(frame, EventFrame):
        event = event_object(frame.chat_id, frame.event)
        return {"type": "event", "chat_room_id": frame.chat_id, "event": event}
    if isinstance(frame, QueueFrame):
        return _queue(frame, language(asked))
    if isinstance(frame, NotificationFrame):
        return {"type": "notification", "notification": _notification(frame, language(asked))}
    return {"type": "typing", "chat_room_id": frame.chat_id, "by": frame.by}


def ready_object(connection: Connection, seq: int = 0, missed: int = 0) -> dict[str, Any]:
    """`missed`: how many event frames follow at once. `ping_after_ms`: how long the client may be silent."""
    if connection.agent_id:
        return {"type": "ready", "agent_id": connection.agent_id, "ping_after_ms": _PING_AFTER_MS["agent"]}
    return {
        "type": "ready",
        "chat_room_id": connection.chat_id,
        "seq": seq,
        "missed": missed,
        "ping_after_ms": _PING_AFTER_MS["guest"],
    }


def _queue(frame: QueueFrame, in_language: Language) -> dict[str, Any]:
    """`seq` is the chat's, so that a client drops what comes later than something newer."""
    shown: dict[str, Any] = {
        "type": "queue",
        "change": frame.change,
        "chat_room_id": frame.chat.id,
        "seq": frame.chat.seq,
    }
    if frame.change != "removed":
        shown["chat"] = summary_object(frame.chat, in_language)
    return shown


def _notification(frame: NotificationFrame, in_language: Language) -> dict[str, Any]:
    notification = frame.notification
    if isinstance(notification, AgentNotification):
        return agent_notification_object(notification, in_language)
    return guest_notification_object(notification, in_language)
