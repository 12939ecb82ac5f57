"""What happened in a chat since a seq, for clients that follow it."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import Chat
from chalicelib.domain.cursors import chat_poll_interval
from chalicelib.domain.messages import Event
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.ports import Clock, Messages
from chalicelib.services.sizes import ResponseBudget


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
