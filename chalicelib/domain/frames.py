"""What is pushed to whom: a frame says early what the cursors would say anyway."""

from typing import Literal

from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Event, SenderType
from chalicelib.domain.notifications import AgentNotification, GuestNotification
from chalicelib.frozen import value


@value
class EventFrame:
    chat_id: str
    event: Event


@value
class QueueFrame:
    """The chat came to the waiting queue, left it, or waits on with something new."""

    change: Literal["added", "changed", "removed"]
    chat: Chat


@value
class NotificationFrame:
    notification: AgentNotification | GuestNotification


@value
class TypingFrame:
    chat_id: str
    by: SenderType


Frame = EventFrame | QueueFrame | NotificationFrame | TypingFrame


@value
class Audience:
    """Whose connections: the guest's of one chat, one agent's, or every agent's."""

    who: Literal["guest", "agent", "agents"]
    id: str = ""


ALL_AGENTS = Audience("agents")


@value
class Push:
    to: Audience
    frame: Frame
