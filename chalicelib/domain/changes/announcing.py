"""Who is told what of a change, in the order in which each is told."""

from chalicelib.domain.changes.change import Change
from chalicelib.domain.chats import Chat
from chalicelib.domain.frames import (
    ALL_AGENTS,
    Audience,
    EventFrame,
    NotificationFrame,
    Push,
    QueueFrame,
)


def pushes_for(change: Change) -> list[Push]:
    """Events to the chat's two sides, the queue to every agent, notifications to whom they are for."""
    return [*_events(change), *_queue(change), *_notifications(change)]


def _events(change: Change) -> list[Push]:
    sides = [Audience("guest", change.chat.id), *_agents(change)]
    return [Push(side, EventFrame(change.chat.id, event)) for event in change.events for side in sides]


def _agents(change: Change) -> list[Audience]:
    """The chat's agent, and the one who had it before."""
    agents = [chat.agent.id for chat in (change.before, change.chat) if chat.agent]
    return [Audience("agent", id_) for id_ in dict.fromkeys(agents)]


def _queue(change: Change) -> list[Push]:
    waited, waits = _waits(change.before), _waits(change.chat)
    if waits and not waited:
        return [Push(ALL_AGENTS, QueueFrame("added", change.chat))]
    if waited and not waits:
        return [Push(ALL_AGENTS, QueueFrame("removed", change.chat))]
    if waits and change.before.user_messages != change.chat.user_messages:
        return [Push(ALL_AGENTS, QueueFrame("changed", change.chat))]
    return []


def _waits(chat: Chat) -> bool:
    return chat.status == "waiting" and chat.seq > 0


def _notifications(change: Change) -> list[Push]:
    guest = Audience("guest", change.chat.id)
    told = [Push(guest, NotificationFrame(each)) for each in change.guest_notifications]
    for each in change.agent_notifications:
        told.append(Push(Audience("agent", each.agent_id), NotificationFrame(each)))
    return told
