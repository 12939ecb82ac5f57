"""An agent takes a waiting chat."""

from dataclasses import replace

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes.change import (
    Change,
    unchanged,
    with_guest_notification,
    with_status_event,
)
from chalicelib.domain.chats import Chat
from chalicelib.domain.errors import AlreadyAssigned, ChatClosedToActions


def assign(chat: Chat, agent: AgentName, now: int) -> Change:
    """One's own again changes nothing. Raises AlreadyAssigned, ChatClosedToActions."""
    if chat.status == "closed":
        raise ChatClosedToActions
    if chat.agent is None:
        return taken(unchanged(chat), agent, now)
    if chat.agent.id != agent.id:
        raise AlreadyAssigned(agent_name=chat.agent.display_name)
    return unchanged(chat)


def taken(change: Change, agent: AgentName, now: int) -> Change:
    """The waiting chat becomes the agent's, and the guest is told."""
    chat = replace(change.chat, status="active", agent=agent)
    change = with_status_event(replace(change, chat=chat), "assigned", agent, now)
    return with_guest_notification(change, "agent_joined", agent.display_name, now)
