"""How much one answer may carry: Lambda takes 6 MB, and 4 MB leave room for the JSON around texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from chalicelib.domain.messages import Event, Message

MAX_BYTES = 4 * 1024 * 1024
_ENVELOPE_BYTES = 400


def size_of(event: Event) -> int:
    """About how many bytes the event takes in an answer."""
    content = event.content.encode() if isinstance(event, Message) else b""
    return len(content) + _ENVELOPE_BYTES


@dataclass(slots=True)
class ResponseBudget:
    """What is left of one answer: how many events, and how many bytes."""

    events: int
    size: int = MAX_BYTES

    @property
    def is_full(self) -> bool:
        return self.events == 0 or self.size < 0

    def take(self, events: Iterable[Event]) -> list[Event]:
        """As many of the first as fit; reads no further."""
        taken: list[Event] = []
        for event in islice(events, self.events):
            self.size -= size_of(event)
            if self.size < 0:
                break
            taken.append(event)
        self.events -= len(taken)
        return taken
