"""Between the chats' domain and their rows."""

from hashlib import sha256
from typing import Any

from chalicelib.domain.agents import AgentName
from chalicelib.domain.chats import (
    ARCHIVED,
    Chat,
    ChatDetails,
    ChatSummary,
    GuestNotices,
    MessageWindow,
    ReadState,
    Status,
)
from chalicelib.storage.tables.chats import CHAT, DETAILS, ChatRow

QUEUE = "queue"


def inbox_name(status: Status, agent_id: str | None) -> str:
    """The list that a chat of that status and agent stands in."""
    return QUEUE if agent_id is None else f"{agent_id}#{status}"


def guest_digest(email: str) -> bytes:
    return sha256(email.lower().encode()).digest()


def agent_values(agent: AgentName | None) -> list[str] | None:
    return [agent.id, agent.username, agent.first_name, agent.last_name] if agent else None


def agent_name(values: list[str] | None) -> AgentName | None:
    return AgentName(*values) if values else None


def _read_state_values(state: ReadState) -> list[int]:
    return [state.written, state.last_seq, state.covered, state.read_up_to, state.read_singly]


def chat_row(chat: Chat) -> ChatRow:
    inbox = inbox_name(chat.status, chat.agent.id if chat.agent else None)
    archived = chat.status in ARCHIVED
    return ChatRow(
        chat.id,
        CHAT,
        inbox=inbox,
        position=chat.last_message_at if archived else chat.created_at,
        archive=inbox if archived else None,
        guest=guest_digest(chat.email),
        agent=agent_values(chat.agent),
        user_messages=_read_state_values(chat.user_messages),
        agent_messages=_read_state_values(chat.agent_messages),
        notices=[chat.notices.total, chat.notices.unread, chat.notices.read_up_to],
        window=[chat.window.started_at, chat.window.count],
        **{name: getattr(chat, name) for name in _PLAIN},
    )


_PLAIN = (
    "version", "seq", "status", "full_name", "email", "token_digest", "last_message",
    "last_message_at", "created_at", "resolved_at", "closed_at",
)  # fmt: skip


def chat(row: ChatRow) -> Chat:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    return Chat(
        id=row.id,
        agent=agent_name(row.agent),
        user_messages=ReadState(*row.user_messages),
        agent_messages=ReadState(*row.agent_messages),
        notices=GuestNotices(*row.notices),
        window=MessageWindow(*row.window),
        **values,
    )


def summary(row: ChatRow) -> ChatSummary:
    return ChatSummary(
        id=row.id,
        seq=row.seq,
        full_name=row.full_name,
        email=row.email,
        status=row.status,  # type: ignore[arg-type]
        agent=agent_name(row.agent),
        created_at=row.created_at,
        last_message=row.last_message,
        last_message_at=row.last_message_at,
        user_messages=ReadState(*row.user_messages),
    )


_DETAILS = ("phone_number", "page_url", "referrer", "locale")


def details_row(chat_id: str, details: ChatDetails) -> ChatRow:
    values = {name: getattr(details, name) for name in _DETAILS}
    return ChatRow(chat_id, DETAILS, **values)


def details(row: ChatRow) -> ChatDetails:
    return ChatDetails(**{name: getattr(row, name) for name in _DETAILS})
