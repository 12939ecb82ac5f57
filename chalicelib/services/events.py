"""Events: what happened in a chat since a seq, as much as one answer may carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import Chat
from chalicelib.domain.cursors import chat_poll_interval
from chalicelib.domain.messages import Event, Message
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.ports import Clock, Messages

# Lambda takes 6 MB, and 4 MB leave room for the JSON around texts.
MAX_BYTES = 4 * 1024 * 1024
_ENVELOPE_BYTES = 400


def size_of(event: Event) -> int:
    """About how many bytes the event takes in an answer."""
    content = event.content.encode() if isinstance(event, Message) else b""
    return len(content) + _ENVELOPE_BYTES


@dataclass(slots=True)
class ResponseBudget:
    """The events and the bytes that one answer may still carry."""

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


@component
class EventPage:
    """Events after the cursor, in order; `seq` is the cursor to ask with next, `now` in ms."""

    chat: Chat
    events: list[Event]
    seq: int
    now: int

    @property
    def has_more(self) -> bool:
        return self.seq < self.chat.seq

    @property
    def retry_after_ms(self) -> int:
        if self.has_more:
            return 0
        return chat_poll_interval(self.chat.status, self.now - self.chat.last_message_at)


@component
class EventService:
    """Reading events marks nothing. With nothing new the answer costs one item read."""

    access: Access
    messages: Messages
    clock: Clock

    def for_guest(self, key: GuestKey, after: int, limit: int) -> EventPage:
        return self._since(self.access.of_guest(key), after, limit)

    def for_agent(self, agent: Agent, chat_id: str, after: int, limit: int) -> EventPage:
        return self._since(self.access.visible(agent, chat_id), after, limit)

    def _since(self, chat: Chat, after: int, limit: int) -> EventPage:
        events = ResponseBudget(limit).take(self.messages.events(chat.id, after + 1, chat.seq, limit))
        return EventPage(chat, events, events[-1].seq if events else chat.seq, self.clock.now())
