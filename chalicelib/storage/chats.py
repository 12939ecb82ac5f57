"""Chats: reading one, and the one commit through which every change of a chat goes."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from pynamodb.connection import Connection

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import (
    ARCHIVED,
    Chat,
    ChatDetails,
    ChatPage,
    ChatSummary,
    GuestNotices,
    ReadState,
    Status,
)
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.domain.messages import Message, Read
from chalicelib.domain.normalization import comparable_email
from chalicelib.domain.rate_limits import MessageWindow
from chalicelib.storage.agents import agent_values, to_agent_name
from chalicelib.storage.idempotency import IDEMPOTENCY, put_record
from chalicelib.storage.messages import event_row, to_message
from chalicelib.storage.notifications import add_agent_notification, guest_key, guest_row
from chalicelib.storage.schema import CHAT, COUNTS, DETAILS, ChatRow, EventRow, NotificationRow
from chalicelib.storage.transactions import MAX_KEYS, ConditionsFailed, Key, Transaction, get_many

QUEUE = "queue"


def inbox_name(status: Status, agent_id: str | None) -> str:
    """The list that a chat of that status and agent stands in."""
    return QUEUE if agent_id is None else f"{agent_id}#{status}"


def guest_digest(email: str) -> bytes:
    return sha256(comparable_email(email).encode()).digest()


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
        demands_token=chat.demands_token or None,
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


def to_chat(row: ChatRow) -> Chat:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    return Chat(
        id=row.id,
        demands_token=bool(row.demands_token),
        agent=to_agent_name(row.agent),
        user_messages=ReadState(*row.user_messages),
        agent_messages=ReadState(*row.agent_messages),
        notices=GuestNotices(*row.notices),
        window=MessageWindow(*row.window),
        **values,
    )


def to_summary(row: ChatRow) -> ChatSummary:
    return ChatSummary(
        id=row.id,
        seq=row.seq,
        full_name=row.full_name,
        email=row.email,
        status=row.status,  # type: ignore[arg-type]
        agent=to_agent_name(row.agent),
        created_at=row.created_at,
        last_message=row.last_message,
        last_message_at=row.last_message_at,
        user_messages=ReadState(*row.user_messages),
    )


_DETAILS = ("phone_number", "page_url", "referrer", "locale")


def details_row(chat_id: str, details: ChatDetails) -> ChatRow:
    values = {name: getattr(details, name) for name in _DETAILS}
    return ChatRow(chat_id, DETAILS, **values)


def to_details(row: ChatRow) -> ChatDetails:
    return ChatDetails(**{name: getattr(row, name) for name in _DETAILS})


def write_change(transaction: Transaction, change: Change, operation: str) -> None:
    _write_events(transaction, change, operation)
    _write_notifications(transaction, change, operation)
    _write_archive_counts(transaction, change)


def _write_events(transaction: Transaction, change: Change, operation: str) -> None:
    for event in change.events:
        transaction.put(event_row(change.chat.id, event, operation))
        if isinstance(event, Message):
            put_record(transaction, change.chat.id, event)
        if isinstance(event, Read):
            for seq in event.message_seqs:
                stamp = [EventRow.read_at.set(event.created_at)]
                transaction.update(EventRow(change.chat.id, seq), stamp, EventRow.seq.exists())


def _write_notifications(transaction: Transaction, change: Change, operation: str) -> None:
    for notification in change.guest_notifications:
        transaction.put(guest_row(notification))
    stamp = [NotificationRow.is_read.set(True), NotificationRow.operation.set(operation)]
    for number in change.guest_notifications_read:
        row = NotificationRow(*guest_key(change.chat.id, number))
        transaction.update(row, stamp, NotificationRow.id.exists())
    for agent_notification in change.agent_notifications:
        add_agent_notification(transaction, agent_notification)


def _write_archive_counts(transaction: Transaction, change: Change) -> None:
    before, after = _archived_as(change.before), _archived_as(change.chat)
    if before == after or not change.chat.agent:
        return
    actions = []
    if before:
        actions.append(getattr(ChatRow, before).add(-1))
    if after:
        actions.append(getattr(ChatRow, after).add(1))
    transaction.update(ChatRow(COUNTS, change.chat.agent.id), actions)


def _archived_as(chat: Chat) -> str | None:
    return chat.status if chat.status in ARCHIVED else None


class ChatStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, chat_id: str) -> Chat | None:
        """One strongly consistent read."""
        try:
            return to_chat(ChatRow.get(chat_id, CHAT, consistent_read=True))
        except ChatRow.DoesNotExist:
            return None

    def get_many(self, chat_ids: Sequence[str]) -> list[Chat]:
        """Those that exist, strongly consistent, in the order of their ids; 100 a round trip."""
        found: list[Chat] = []
        for start in range(0, len(chat_ids), MAX_KEYS):
            keys: list[Key] = [(ChatRow, id_, CHAT) for id_ in chat_ids[start : start + MAX_KEYS]]
            rows = get_many(self._connection, keys)
            found += [to_chat(row) for row in rows if isinstance(row, ChatRow)]
        return sorted(found, key=lambda each: chat_ids.index(each.id))

    def get_page(self, chat_id: str) -> ChatPage | None:
        """The chat, its details and its first message, in one round trip."""
        keys: list[Key] = [
            (ChatRow, chat_id, CHAT),
            (ChatRow, chat_id, DETAILS),
            (EventRow, chat_id, 1),
        ]
        chat, details, first = None, ChatDetails(), None
        for row in get_many(self._connection, keys):
            if isinstance(row, EventRow):
                first = to_message(row)
            elif isinstance(row, ChatRow) and row.part == CHAT:
                chat = to_chat(row)
            elif isinstance(row, ChatRow):
                details = to_details(row)
        return ChatPage(chat, details, first) if chat and first else None

    def commit(self, change: Change, operation: str) -> None:
        """Stores the change, whole or not at all; `operation` names the call.

        Raises TryAgain when another writer was first or nobody can say, and KeyTaken when the
        message's identifier was used before.
        """
        chat = replace(change.chat, version=change.before.version + 1)
        transaction = Transaction(self._connection)
        transaction.put(
            chat_row(chat),
            condition=ChatRow.version == change.before.version,
            label="chat",
        )
        write_change(transaction, change, operation)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise (KeyTaken if IDEMPOTENCY in failed.labels else TryAgain) from failed

    def is_stored(self, change: Change, operation: str) -> bool:
        """True if that call stored the change: asked after a try whose answer was lost.

        A change that only demands the token tells nothing by its number, and may be stored twice.
        """
        chat_id = change.chat.id
        if not change.events and not change.guest_notifications_read:
            return False
        key: Key = (EventRow, chat_id, change.events[0].seq) if change.events else _marked(change)
        rows = get_many(self._connection, [key])
        return any(getattr(row, "operation", None) == operation for row in rows)


def _marked(change: Change) -> Key:
    """A change without events marks notifications, and the last of them remembers the call."""
    number = change.guest_notifications_read[-1]
    return (NotificationRow, *guest_key(change.chat.id, number))
