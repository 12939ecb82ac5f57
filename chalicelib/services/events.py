"""What happened in a chat since a seq, for clients that follow it."""

from dataclasses import dataclass
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import Chat, Status
from chalicelib.domain.messages import Event
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.ports import Messages
from chalicelib.services.sizes import MOST_BYTES, size_of

# How soon it pays to ask again (ms): nobody talks in a chat that has ended.
_RETRY_AFTER: dict[Status, int] = {
    "waiting": 2000, "active": 1500, "resolved": 10_000, "closed": 60_000
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """Events after the cursor, in order; `seq` is the cursor to ask with next."""

    chat: Chat
    events: list[Event]
    seq: int

    @property
    def has_more(self) -> bool:
        return self.seq < self.chat.seq

    @property
    def retry_after_ms(self) -> int:
        return 0 if self.has_more else _RETRY_AFTER[self.chat.status]


@dataclass(frozen=True, slots=True)
class EventService:
    """Reading events marks nothing. With nothing new the answer costs one item read."""

    access: Access
    messages: Messages

    def for_guest(self, key: GuestKey, after: int, limit: int) -> News:
        return self._since(self.access.of_guest(key), after, limit)

    def for_agent(self, agent: Agent, chat_id: str, after: int, limit: int) -> News:
        return self._since(self.access.visible(agent, chat_id), after, limit)

    def _since(self, chat: Chat, after: int, limit: int) -> News:
        events: list[Event] = []
        size = 0
        for event in islice(self.messages.events(chat.id, after + 1, chat.seq, limit), limit):
            size += size_of(event)
            if size > MOST_BYTES:
                break
            events.append(event)
        return News(chat, events, events[-1].seq if events else max(after, chat.seq))
