"""A chat's events in their order; its messages are among them."""

from collections.abc import Iterator, Sequence

from pynamodb.connection import Connection

from chalicelib.domain.messages import Event, Message, Read
from chalicelib.storage import event_rows
from chalicelib.storage.batches import get_many
from chalicelib.storage.tables.messages import EventRow


class MessageStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, chat_id: str, seqs: Sequence[int]) -> list[Message]:
        """Those of at most 90 seqs that are messages, in their order."""
        keys = [(EventRow, chat_id, seq) for seq in seqs]
        found = get_many(self._connection, keys) if keys else []
        rows = [row for row in found if isinstance(row, EventRow) and row.type == "message"]
        return sorted((event_rows.message(row) for row in rows), key=lambda each: each.seq)

    def events(
        self, chat_id: str, first: int, last: int, page_size: int, newest_first: bool = False
    ) -> Iterator[Event]:
        """Events `first` to `last`, both included; read page by page, as far as one asks."""
        if first > last:
            return
        rows = EventRow.query(
            chat_id,
            EventRow.seq.between(first, last),
            consistent_read=True,
            scan_index_forward=not newest_first,
            page_size=page_size,
        )
        for row in rows:
            yield event_rows.event(row)

    def marks(self, chat_id: str, after: int) -> Iterator[Read]:
        """The marks that come after a seq, oldest first."""
        rows = EventRow.query(
            chat_id,
            EventRow.seq > after,
            filter_condition=EventRow.type == "read",
            consistent_read=True,
        )
        for row in rows:
            event = event_rows.event(row)
            if isinstance(event, Read):
                yield event
