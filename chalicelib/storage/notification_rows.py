"""Between notifications and their rows, and the counts that go with an agent's."""

from zlib import crc32

from chalicelib.domain.notifications import AgentNotification, GuestNotification
from chalicelib.storage.tables.notifications import NotificationRow
from chalicelib.storage.transactions import Transaction

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


def add(transaction: Transaction, notification: AgentNotification) -> None:
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
