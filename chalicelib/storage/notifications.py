"""Notifications by recipient, and an agent's counts, which agree with them at all times."""

from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from pynamodb.connection import Connection

from chalicelib.domain.errors import TryAgain
from chalicelib.domain.notifications import (
    AgentNotification,
    GuestNotification,
    NotificationCounts,
)
from chalicelib.storage.schema import NotificationRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction, get_many

# An agent's counts stand in several rows, so that many chats at once don't wait for one; with
# the 90 notifications of one call they must still fit a transaction's 100 writes.
COUNT_SHARDS = 8


def shard(chat_id: str) -> str:
    return str(crc32(chat_id.encode()) % COUNT_SHARDS)


def agent_recipient(agent_id: str) -> str:
    return f"agent#{agent_id}"


def counts_recipient(agent_id: str) -> str:
    return f"counts#{agent_id}"


def guest_key(chat_id: str, number: int) -> tuple[str, str]:
    return f"guest#{chat_id}", f"{number:08d}"


def guest_row(notification: GuestNotification) -> NotificationRow:
    return NotificationRow(
        *guest_key(notification.chat_id, notification.number),
        type=notification.type,
        name=notification.name,
        created_at=notification.created_at,
    )


def guest_notification(chat_id: str, row: NotificationRow, read_up_to: int) -> GuestNotification:
    number = int(row.id)
    return GuestNotification(
        chat_id,
        number,
        row.type,  # type: ignore[arg-type]
        row.name or "",
        int(row.created_at or 0),
        is_read=bool(row.is_read) or number <= read_up_to,
    )


def agent_notification(agent_id: str, row: NotificationRow) -> AgentNotification:
    return AgentNotification(
        row.id,
        agent_id,
        row.chat_id or "",
        row.type,  # type: ignore[arg-type]
        row.name or "",
        int(row.created_at or 0),
        read_at=row.read_at,
    )


def add_agent_notification(transaction: Transaction, notification: AgentNotification) -> None:
    """An agent's notification and its count."""
    transaction.put(
        NotificationRow(
            agent_recipient(notification.agent_id),
            notification.id,
            type=notification.type,
            chat_id=notification.chat_id,
            name=notification.name,
            created_at=notification.created_at,
        )
    )
    counts = NotificationRow(counts_recipient(notification.agent_id), shard(notification.chat_id))
    transaction.update(counts, [NotificationRow.total.add(1), NotificationRow.unread.add(1)])


class NotificationStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_guest(
        self, chat_id: str, read_up_to: int, before: int | None, limit: int
    ) -> list[GuestNotification]:
        """Newest first, those below number `before`."""
        recipient, bound = guest_key(chat_id, before or 0)
        rows = NotificationRow.query(
            recipient,
            NotificationRow.id < bound if before is not None else None,
            consistent_read=True,
            scan_index_forward=False,
            limit=limit,
        )
        return [guest_notification(chat_id, row, read_up_to) for row in rows]

    def of_guest_numbered(
        self, chat_id: str, read_up_to: int, numbers: Sequence[int]
    ) -> list[GuestNotification]:
        """Those of at most 90 numbers that exist."""
        keys = [(NotificationRow, *guest_key(chat_id, number)) for number in numbers]
        found = get_many(self._connection, keys) if keys else []
        rows = [row for row in found if isinstance(row, NotificationRow)]
        return [guest_notification(chat_id, row, read_up_to) for row in rows]

    def of_agent(self, agent_id: str, before: str | None) -> Iterator[AgentNotification]:
        """Newest first, those older than `before`; read as far as one asks."""
        rows = NotificationRow.query(
            agent_recipient(agent_id),
            NotificationRow.id < before if before is not None else None,
            consistent_read=True,
            scan_index_forward=False,
            page_size=100,
        )
        for row in rows:
            yield agent_notification(agent_id, row)

    def of_agent_since(self, agent_id: str, first: str) -> Iterator[AgentNotification]:
        """Oldest first, from the id `first` on; read as far as one asks."""
        rows = NotificationRow.query(
            agent_recipient(agent_id), NotificationRow.id >= first, consistent_read=True, page_size=100
        )
        for row in rows:
            yield agent_notification(agent_id, row)

    def counts_of_agent(self, agent_id: str) -> NotificationCounts:
        """Of all the agent's notifications, without reading one."""
        rows = list(NotificationRow.query(counts_recipient(agent_id), consistent_read=True))
        return NotificationCounts(
            total=sum(int(row.total or 0) for row in rows),
            unread=sum(int(row.unread or 0) for row in rows),
        )

    def mark_of_agent(self, agent_id: str, ids: Sequence[str], operation: str, now: int) -> int:
        """Marks the unread ones among at most 90 ids; how many this call has marked. Raises TryAgain."""
        keys = [(NotificationRow, agent_recipient(agent_id), id_) for id_ in ids]
        rows = [row for row in get_many(self._connection, keys) if isinstance(row, NotificationRow)]
        unread = [row for row in rows if row.read_at is None]
        # A try whose answer was lost has marked these in this very call.
        marked_before = sum(1 for row in rows if row.operation == operation)
        if unread:
            self._mark(agent_id, unread, operation, now)
        return len(unread) + marked_before

    def _mark(self, agent_id: str, rows: Sequence[NotificationRow], operation: str, now: int) -> None:
        transaction = Transaction(self._connection)
        stamp = [NotificationRow.read_at.set(now), NotificationRow.operation.set(operation)]
        for row in rows:
            transaction.update(row, stamp, NotificationRow.read_at.does_not_exist())
        for shard_, count in Counter(shard(row.chat_id or "") for row in rows).items():
            counts = NotificationRow(counts_recipient(agent_id), shard_)
            transaction.update(counts, [NotificationRow.unread.add(-count)])
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise TryAgain from failed
