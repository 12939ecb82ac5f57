"""What is pushed to whom: a frame says early what the cursors would say anyway."""

from dataclasses import dataclass
from typing import Literal

from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Event, SenderType
from chalicelib.domain.notifications import AgentNotification, GuestNotification


@dataclass(frozen=True, slots=True)
class EventFrame:
    chat_id: str
    event: Event


@dataclass(frozen=True, slots=True)
class QueueFrame:
    """The chat came to the waiting queue, left it, or waits on with something new."""

    change: Literal["added", "changed", "removed"]
    chat: Chat


@dataclass(frozen=True, slots=True)
class NotificationFrame:
    notification: AgentNotification | GuestNotification


@dataclass(frozen=True, slots=True)
class TypingFrame:
    chat_id: str
    by: SenderType


Frame = EventFrame | QueueFrame | NotificationFrame | TypingFrame


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose connections: the guest's of one chat, one agent's, or every agent's."""

    who: Literal["guest", "agent", "agents"]
    id: str = ""


ALL_AGENTS = Audience("agents")


@dataclass(frozen=True, slots=True)
class Announcement:
    to: Audience
    frame: Frame
