"""Somebody writes. Writing on a resolved chat reopens it; a closed chat takes nothing."""

from dataclasses import replace

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes.assigning import taken
from chalicelib.domain.changes.change import (
    Change,
    unchanged,
    with_guest_notification,
    with_message,
    with_status_event,
)
from chalicelib.domain.chats import Chat, Status
from chalicelib.domain.errors import ChatClosed, NotAssigned
from chalicelib.domain.notifications import AgentNotification


def send_as_guest(
    chat: Chat,
    content: str,
    client_message_id: str | None,
    now: int,
    *,
    limit: int,
    notification_id: str,
) -> Change:
    """`limit`: messages a minute. Raises ChatClosed, TooManyMessages."""
    if chat.status == "closed":
        raise ChatClosed
    admitted = replace(chat, window=chat.window.admit(now, limit))
    change = _reopened(Change(chat, admitted), None, now)
    change = with_message(change, "user", content, now, client_message_id)
    if chat.agent is None:
        return change
    notification = AgentNotification(
        notification_id, chat.agent.id, chat.id, "new_message", chat.full_name, now
    )
    return replace(change, agent_notifications=(notification,))


def send_as_agent(
    chat: Chat, agent: AgentName, content: str, client_message_id: str | None, now: int
) -> Change:
    """The first agent to answer a waiting chat takes it. Raises NotAssigned, ChatClosed."""
    if chat.agent is not None and chat.agent.id != agent.id:
        raise NotAssigned
    if chat.status == "closed":
        raise ChatClosed
    change = unchanged(chat)
    if chat.agent is None:
        change = taken(change, agent, now)
    change = _reopened(change, agent, now)
    change = with_message(change, "agent", content, now, client_message_id, agent)
    return with_guest_notification(change, "new_message", agent.display_name, now)


def _reopened(change: Change, agent: AgentName | None, now: int) -> Change:
    if change.chat.status != "resolved":
        return change
    status: Status = "active" if change.chat.agent else "waiting"
    chat = replace(change.chat, status=status, resolved_at=None)
    return with_status_event(replace(change, chat=chat), "reopened", agent, now)
