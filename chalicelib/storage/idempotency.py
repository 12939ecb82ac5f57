"""Idempotency records: the message that a client's identifier stored.

The rule is docs/contract.md, "Delivery guarantees".
"""

from datetime import UTC, datetime

from chalicelib.domain.idempotency import IdempotencyRecord, record_of
from chalicelib.domain.messages import Message
from chalicelib.storage.schema import SessionRow
from chalicelib.storage.transactions import Transaction

IDEMPOTENCY = "idempotency"


def _key(chat_id: str, sender: str, client_message_id: str) -> str:
    return f"sent#{chat_id}#{sender}#{client_message_id}"


def put_record(transaction: Transaction, chat_id: str, message: Message) -> None:
    """For a message with an identifier. Fails, with the label IDEMPOTENCY, while the identifier's record
    lives; one past its time is replaced."""
    record = record_of(chat_id, message)
    if record is None:
        return
    row = SessionRow(
        _key(record.chat_id, record.sender, record.client_message_id),
        fingerprint=record.fingerprint,
        seq=record.seq,
        expires_at=datetime.fromtimestamp(record.expires_at, UTC),
    )
    free = SessionRow.id.does_not_exist() | (
        SessionRow.expires_at <= datetime.fromtimestamp(message.created_at // 1000, UTC)
    )
    transaction.put(row, condition=free, label=IDEMPOTENCY)


class IdempotencyStore:
    def get(self, chat_id: str, sender: str, client_message_id: str) -> IdempotencyRecord | None:
        """The record, whether or not it is past its time."""
        try:
            row = SessionRow.get(_key(chat_id, sender, client_message_id), consistent_read=True)
        except SessionRow.DoesNotExist:
            return None
        return IdempotencyRecord(
            chat_id,
            sender,
            client_message_id,
            fingerprint=row.fingerprint or b"",
            seq=int(row.seq or 0),
            expires_at=int(row.expires_at.timestamp()),
        )
