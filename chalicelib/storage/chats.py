"""Chats: reading one, and the one commit through which every change of a chat goes."""

from collections.abc import Sequence
from dataclasses import replace

from pynamodb.connection import Connection

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import Chat, ChatDetails, ChatPage
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.storage import chat_rows, event_rows
from chalicelib.storage.batches import MOST_KEYS, Key, get_many
from chalicelib.storage.commits import write_change
from chalicelib.storage.idempotency import IDEMPOTENCY
from chalicelib.storage.notification_rows import guest_key
from chalicelib.storage.tables.chats import CHAT, DETAILS, ChatRow
from chalicelib.storage.tables.messages import EventRow
from chalicelib.storage.tables.notifications import NotificationRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction


class ChatStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, chat_id: str) -> Chat | None:
        """One strongly consistent read."""
        try:
            return chat_rows.chat(ChatRow.get(chat_id, CHAT, consistent_read=True))
        except ChatRow.DoesNotExist:
            return None

    def get_many(self, chat_ids: Sequence[str]) -> list[Chat]:
        """Those that exist, strongly consistent, in the order of their ids; 100 a round trip."""
        found: list[Chat] = []
        for start in range(0, len(chat_ids), MOST_KEYS):
            keys: list[Key] = [(ChatRow, id_, CHAT) for id_ in chat_ids[start : start + MOST_KEYS]]
            rows = get_many(self._connection, keys)
            found += [chat_rows.chat(row) for row in rows if isinstance(row, ChatRow)]
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
                first = event_rows.message(row)
            elif isinstance(row, ChatRow) and row.part == CHAT:
                chat = chat_rows.chat(row)
            elif isinstance(row, ChatRow):
                details = chat_rows.details(row)
        return ChatPage(chat, details, first) if chat and first else None

    def commit(self, change: Change, operation: str) -> None:
        """Stores the change, whole or not at all; `operation` names the call.

        Raises TryAgain when another writer was first or nobody can say, and KeyTaken when the
        message's identifier was used before.
        """
        chat = replace(change.chat, version=change.before.version + 1)
        transaction = Transaction(self._connection)
        transaction.put(
            chat_rows.chat_row(chat),
            condition=ChatRow.version == change.before.version,
            label="chat",
        )
        write_change(transaction, change, operation)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise (KeyTaken if IDEMPOTENCY in failed.labels else TryAgain) from failed

    def is_stored(self, change: Change, operation: str) -> bool:
        """Whether that call stored the change: it tells, after a try whose answer was lost."""
        chat_id = change.chat.id
        key: Key = (EventRow, chat_id, change.events[0].seq) if change.events else _marked(change)
        rows = get_many(self._connection, [key])
        return any(getattr(row, "operation", None) == operation for row in rows)


def _marked(change: Change) -> Key:
    """A change without events marks notifications, and the last of them remembers the call."""
    number = change.guest_notifications_read[-1]
    return (NotificationRow, *guest_key(change.chat.id, number))
