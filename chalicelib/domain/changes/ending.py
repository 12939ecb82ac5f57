"""A chat is resolved, or closed for good. A waiting one becomes the agent's who ends it."""

from dataclasses import replace

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes.assigning import taken
from chalicelib.domain.changes.change import (
    Change,
    unchanged,
    with_guest_notification,
    with_status_event,
)
from chalicelib.domain.chats import Chat
from chalicelib.domain.errors import ChatClosedToActions


def resolve(chat: Chat, agent: AgentName, now: int) -> Change:
    """Resolving twice changes nothing. Raises ChatClosedToActions."""
    if chat.status == "closed":
        raise ChatClosedToActions
    if chat.status == "resolved":
        return unchanged(chat)
    change = _owned(chat, agent, now)
    ended = replace(change.chat, status="resolved", resolved_at=now)
    change = with_status_event(replace(change, chat=ended), "resolved", agent, now)
    return with_guest_notification(change, "chat_resolved", agent.display_name, now)


def close(chat: Chat, agent: AgentName, now: int) -> Change:
    """Closing twice changes nothing."""
    if chat.status == "closed":
        return unchanged(chat)
    change = _owned(chat, agent, now)
    ended = replace(change.chat, status="closed", closed_at=now)
    change = with_status_event(replace(change, chat=ended), "closed", agent, now)
    return with_guest_notification(change, "chat_closed", agent.display_name, now)


def _owned(chat: Chat, agent: AgentName, now: int) -> Change:
    return taken(unchanged(chat), agent, now) if chat.agent is None else unchanged(chat)
