"""Markers of the identifiers that clients gave their messages."""

from datetime import UTC, datetime

from chalicelib.domain.sends import SentMarker
from chalicelib.storage.tables.sessions import SessionRow
from chalicelib.storage.transactions import Transaction


def _key(chat_id: str, sender: str, client_message_id: str) -> str:
    return f"sent#{chat_id}#{sender}#{client_message_id}"


def put_marker(transaction: Transaction, marker: SentMarker, now: int) -> None:
    """Fails, with the label `marker`, while an older one lives; one past its time is replaced."""
    row = SessionRow(
        _key(marker.chat_id, marker.sender, marker.client_message_id),
        fingerprint=marker.fingerprint,
        seq=marker.seq,
        expires_at=datetime.fromtimestamp(marker.expires_at, UTC),
    )
    free = SessionRow.id.does_not_exist() | (
        SessionRow.expires_at <= datetime.fromtimestamp(now // 1000, UTC)
    )
    transaction.put(row, condition=free, label="marker")


class SentMarkerStore:
    def get(self, chat_id: str, sender: str, client_message_id: str) -> SentMarker | None:
        """The marker, whether or not it is past its time."""
        try:
            row = SessionRow.get(_key(chat_id, sender, client_message_id), consistent_read=True)
        except SessionRow.DoesNotExist:
            return None
        return SentMarker(
            chat_id,
            sender,
            client_message_id,
            fingerprint=row.fingerprint or b"",
            seq=int(row.seq or 0),
            expires_at=int(row.expires_at.timestamp()),
        )
