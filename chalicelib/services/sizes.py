"""How much one answer may carry: Lambda takes 6 MB, and 4 MB leave room for the JSON around texts."""

from chalicelib.domain.messages import Event, Message

MOST_BYTES = 4 * 1024 * 1024
_ENVELOPE_BYTES = 400


def size_of(event: Event) -> int:
    """About how many bytes the event takes in an answer."""
    content = event.content.encode() if isinstance(event, Message) else b""
    return len(content) + _ENVELOPE_BYTES
