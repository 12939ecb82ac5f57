"""Messages: a chat's events in their order; its messages are among them."""

from collections.abc import Iterator, Sequence

from pynamodb.connection import Connection

from chalicelib.domain.messages import Event, Message, Read, StatusEvent
from chalicelib.storage.agents import agent_values, to_agent_name
from chalicelib.storage.schema import EventRow
from chalicelib.storage.transactions import get_many


def event_row(chat_id: str, event: Event, operation: str) -> EventRow:
    row = EventRow(chat_id, event.seq, created_at=event.created_at, operation=operation)
    if isinstance(event, Message):
        row.type = "message"
        row.sender_type = event.sender_type
        row.number = event.number
        row.content = event.content
        row.client_message_id = event.client_message_id
        row.agent = agent_values(event.agent)
    elif isinstance(event, Read):
        row.type = "read"
        row.by = event.by
        row.up_to = event.up_to
        row.message_seqs = list(event.message_seqs) or None
    else:
        row.type = event.type
        row.agent = agent_values(event.agent)
    return row


def to_event(row: EventRow) -> Event:
    if row.type == "message":
        return to_message(row)
    seq, created_at = int(row.seq), int(row.created_at)
    if row.type == "read":
        return Read(
            seq,
            created_at,
            by=row.by,  # type: ignore[arg-type]
            up_to=row.up_to,
            message_seqs=tuple(int(each) for each in row.message_seqs or ()),
        )
    return StatusEvent(seq, created_at, row.type, to_agent_name(row.agent))  # type: ignore[arg-type]


def to_message(row: EventRow) -> Message:
    return Message(
        seq=int(row.seq),
        created_at=int(row.created_at),
        sender_type=row.sender_type,  # type: ignore[arg-type]
        number=int(row.number),
        content=row.content,
        client_message_id=row.client_message_id,
        agent=to_agent_name(row.agent),
        read_at=row.read_at,
    )


class MessageStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, chat_id: str, seqs: Sequence[int]) -> list[Message]:
        """Those of at most 90 seqs that are messages, in their order."""
        keys = [(EventRow, chat_id, seq) for seq in seqs]
        found = get_many(self._connection, keys) if keys else []
        rows = [row for row in found if isinstance(row, EventRow) and row.type == "message"]
        return sorted((to_message(row) for row in rows), key=lambda each: each.seq)

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
            yield to_event(row)

    def marks(self, chat_id: str, after: int) -> Iterator[Read]:
        """The marks that come after a seq, oldest first."""
        rows = EventRow.query(
            chat_id,
            EventRow.seq > after,
            filter_condition=EventRow.type == "read",
            consistent_read=True,
        )
        for row in rows:
            event = to_event(row)
            if isinstance(event, Read):
                yield event
