"""Between a chat's events and their rows."""

from chalicelib.domain.messages import Event, Message, Read, StatusEvent
from chalicelib.storage.chat_rows import agent_name, agent_values
from chalicelib.storage.tables.messages import EventRow


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


def event(row: EventRow) -> Event:
    if row.type == "message":
        return message(row)
    seq, created_at = int(row.seq), int(row.created_at)
    if row.type == "read":
        return Read(
            seq,
            created_at,
            by=row.by,  # type: ignore[arg-type]
            up_to=row.up_to,
            message_seqs=tuple(int(each) for each in row.message_seqs or ()),
        )
    return StatusEvent(seq, created_at, row.type, agent_name(row.agent))  # type: ignore[arg-type]


def message(row: EventRow) -> Message:
    return Message(
        seq=int(row.seq),
        created_at=int(row.created_at),
        sender_type=row.sender_type,  # type: ignore[arg-type]
        number=int(row.number),
        content=row.content,
        client_message_id=row.client_message_id,
        agent=agent_name(row.agent),
        read_at=row.read_at,
    )
