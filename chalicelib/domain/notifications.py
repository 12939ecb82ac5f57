"""Notifications: what an agent or a guest is told of, and whether it was read."""

from typing import Literal

from chalicelib.frozen import value

AgentNotificationType = Literal["new_chat", "new_message"]
GuestNotificationType = Literal["agent_joined", "new_message", "chat_resolved", "chat_closed"]


@value
class AgentNotification:
    """`name` is the guest's; the words are made when it is read. Ids sort by time. Times in ms."""

    id: str
    agent_id: str
    chat_id: str
    type: AgentNotificationType
    name: str
    created_at: int
    read_at: int | None = None


@value
class GuestNotification:
    """The `number`-th of its chat, from 1 without a gap; `name` is the agent's. Times in ms."""

    chat_id: str
    number: int
    type: GuestNotificationType
    name: str
    created_at: int
    is_read: bool = False


@value
class NotificationCounts:
    total: int = 0
    unread: int = 0
