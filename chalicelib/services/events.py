"""Events: what happened in a chat since a seq, as much as one answer may carry."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import Chat
from chalicelib.domain.cursors import chat_poll_interval
from chalicelib.domain.messages import Event
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.ports import Clock, Messages
from chalicelib.services.response_budget import MAX_GUEST_BYTES, ResponseBudget, event_bytes


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
        """At most 256 KB. Raises as `Access.of_guest`."""
        return self._since(self.access.of_guest(key), after, ResponseBudget(limit, MAX_GUEST_BYTES))

    def for_agent(self, agent: Agent, chat_id: str, after: int, limit: int) -> EventPage:
        """At most 4 MB. Raises as `Access.visible`."""
        return self._since(self.access.visible(agent, chat_id), after, ResponseBudget(limit))

    def _since(self, chat: Chat, after: int, budget: ResponseBudget) -> EventPage:
        found = self.messages.events(chat.id, after + 1, chat.seq, budget.items)
        events = budget.take(found, event_bytes)
        return EventPage(chat, events, events[-1].seq if events else chat.seq, self.clock.now())
