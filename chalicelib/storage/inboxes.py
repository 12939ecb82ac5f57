"""The lists of chats. They come from indexes, which may lag by a second."""

from collections.abc import Iterator

from pynamodb.connection import Connection

from chalicelib.domain.chats import ArchiveCounts, Chat, ChatSummary, OrderBy, Status
from chalicelib.storage.chats import QUEUE, guest_digest, inbox_name, to_chat, to_summary
from chalicelib.storage.schema import CHAT, COUNTS, ChatRow
from chalicelib.storage.transactions import get_many


class InboxStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(self) -> list[ChatSummary]:
        """All waiting chats, oldest first."""
        return [to_summary(row) for row in ChatRow.inbox_index.query(QUEUE)]

    def active(self, agent_id: str) -> list[ChatSummary]:
        """All of the agent's active chats, oldest first."""
        inbox = inbox_name("active", agent_id)
        return [to_summary(row) for row in ChatRow.inbox_index.query(inbox)]

    def archived(
        self, agent_id: str, status: Status, order_by: OrderBy, newest_first: bool, portion: int
    ) -> Iterator[ChatSummary]:
        """The agent's resolved or closed chats, in that order; read `portion` at a time, as one asks."""
        index = ChatRow.archive_index if order_by == "created_at" else ChatRow.inbox_index
        inbox = inbox_name(status, agent_id)
        rows = index.query(inbox, scan_index_forward=not newest_first, page_size=portion)
        return (to_summary(row) for row in rows)

    def archive_counts(self, agent_id: str) -> ArchiveCounts:
        try:
            return _counts(ChatRow.get(COUNTS, agent_id, consistent_read=True))
        except ChatRow.DoesNotExist:
            return ArchiveCounts()

    def all_archive_counts(self) -> dict[str, ArchiveCounts]:
        """By agent id; an agent who never ended a chat is not there."""
        rows = ChatRow.query(COUNTS, consistent_read=True)
        return {row.part: _counts(row) for row in rows}

    def earlier(self, chat: Chat, limit: int) -> list[Chat]:
        """The same guest's chats that began before this one, newest first."""
        rows = ChatRow.guest_index.query(
            guest_digest(chat.email),
            ChatRow.created_at < chat.created_at,
            scan_index_forward=False,
            limit=limit,
        )
        keys = [(ChatRow, row.id, CHAT) for row in rows]
        if not keys:
            return []
        found = get_many(self._connection, keys)
        chats = [to_chat(row) for row in found if isinstance(row, ChatRow)]
        return sorted(chats, key=lambda each: each.created_at, reverse=True)


def _counts(row: ChatRow) -> ArchiveCounts:
    return ArchiveCounts(int(row.resolved or 0), int(row.closed or 0))
