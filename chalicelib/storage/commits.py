"""What a change of a chat stores besides the chat itself, in the same transaction."""

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import ARCHIVED, Chat
from chalicelib.domain.messages import Message, Read
from chalicelib.storage import notification_rows
from chalicelib.storage.event_rows import event_row
from chalicelib.storage.idempotency import put_record
from chalicelib.storage.tables.chats import COUNTS, ChatRow
from chalicelib.storage.tables.messages import EventRow
from chalicelib.storage.tables.notifications import NotificationRow
from chalicelib.storage.transactions import Transaction


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
        transaction.put(notification_rows.guest_row(notification))
    stamp = [NotificationRow.is_read.set(True), NotificationRow.operation.set(operation)]
    for number in change.guest_notifications_read:
        row = NotificationRow(*notification_rows.guest_key(change.chat.id, number))
        transaction.update(row, stamp, NotificationRow.id.exists())
    for agent_notification in change.agent_notifications:
        notification_rows.add(transaction, agent_notification)


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
