"""The frames that the server sends, as JSON."""

import json
from typing import Any

from chalicelib.domain.notifications import AgentNotification
from chalicelib.domain.realtime import Connection, EventFrame, Frame, NotificationFrame, QueueFrame
from chalicelib.locales import Language, language
from chalicelib.serializers.chats import summary_object
from chalicelib.serializers.messages import event_object
from chalicelib.serializers.notifications import agent_notification_object, guest_notification_object

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
