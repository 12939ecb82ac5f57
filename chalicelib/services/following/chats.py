"""What happened in an agent's chats since a cursor, and which of them came and went.

Which chats are active is read from an index, which may lag, and even go back in time. So a chat's
events are told up to the seq that the index shows, and what it shows of an earlier seq is old news:
late at worst, never lost and never told twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ArchiveCounts, Chat, ChatSummary
from chalicelib.domain.cursors import MOST_DEPARTED, MOST_FOLLOWED, AgentCursor, Departure
from chalicelib.domain.messages import Event
from chalicelib.frozen import component
from chalicelib.services.ports import Chats, Messages
from chalicelib.services.sizes import ResponseBudget

Shown = Chat | ChatSummary


@dataclass(slots=True)
class ChatFeed:
    """`changed`: active ones that came, or whose events up to their seq are all told.

    `active` counts those that are active now, followed or not.
    """

    live: dict[str, int] = field(default_factory=dict)
    departed: dict[str, Departure] = field(default_factory=dict)
    changed: list[Shown] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    events: list[tuple[str, Event]] = field(default_factory=list)
    active: int = 0
    has_more: bool = False

    def come(self, chat: Shown) -> None:
        """A chat that the cursor does not know: its events are told from here on."""
        self.active += 1
        if len(self.live) < MOST_FOLLOWED:
            self.live[chat.id] = chat.seq
            self.changed.append(chat)


@component
class ChatFeedReader:
    chats: Chats
    messages: Messages

    def now(self, active: Iterable[ChatSummary]) -> ChatFeed:
        """All that there are, and nothing that happened before."""
        feed = ChatFeed()
        for chat in active:
            feed.come(chat)
        return feed

    def since(
        self,
        agent: Agent,
        cursor: AgentCursor,
        active: Sequence[ChatSummary],
        archive: ArchiveCounts,
        budget: ResponseBudget,
    ) -> ChatFeed:
        """`active` as the index shows them; `archive`: the agent's counts, read before this."""
        feed = ChatFeed(departed=dict(cursor.departed))
        strangers = []
        for chat in active:
            departure = cursor.departed.get(chat.id)
            if chat.id in cursor.live:
                self._stay(feed, chat, cursor.live[chat.id], budget)
            elif departure is None:
                strangers.append(chat)
            elif chat.seq > departure.seq:
                self._return(feed, chat, departure.seq, budget)
        for missed in self._missed(agent, cursor, archive, feed):
            self._catch_up(feed, missed, cursor, budget)
        for chat in strangers:
            feed.come(chat)
        while len(feed.departed) > MOST_DEPARTED:
            feed.departed.pop(next(iter(feed.departed)))
        return feed

    def _missed(
        self, agent: Agent, cursor: AgentCursor, archive: ArchiveCounts, feed: ChatFeed
    ) -> Iterable[Chat]:
        """Those that left the list, and resolved ones once anything was resolved, reopened or closed.

        A cursor can be forged: what is not the agent's is passed over.
        """
        ids = [id_ for id_ in cursor.live if id_ not in feed.live]
        if archive != cursor.archive:
            ids += [id_ for id_, each in feed.departed.items() if not each.is_closed]
        return (chat for chat in self.chats.get_many(ids) if chat.belongs_to(agent.id))

    def _catch_up(self, feed: ChatFeed, chat: Chat, cursor: AgentCursor, budget: ResponseBudget) -> None:
        departure = cursor.departed.get(chat.id)
        told = departure.seq if departure else cursor.live[chat.id]
        if chat.status == "active":
            (self._return if departure else self._stay)(feed, chat, told, budget)
            return
        told = self._tell(feed, chat, told, budget)
        if told < chat.seq and departure is None:
            feed.live[chat.id] = told  # it is gone when all of it is told
            return
        feed.departed.pop(chat.id, None)
        feed.departed[chat.id] = Departure(told, chat.status == "closed" and told == chat.seq)
        if departure is None:
            feed.gone.append(chat.id)

    def _return(self, feed: ChatFeed, chat: Shown, told: int, budget: ResponseBudget) -> None:
        del feed.departed[chat.id]
        self._stay(feed, chat, told, budget)

    def _stay(self, feed: ChatFeed, chat: Shown, told: int, budget: ResponseBudget) -> None:
        feed.active += 1
        feed.live[chat.id] = self._tell(feed, chat, told, budget)
        if told < chat.seq == feed.live[chat.id]:
            feed.changed.append(chat)

    def _tell(self, feed: ChatFeed, chat: Shown, told: int, budget: ResponseBudget) -> int:
        """Up to which seq the chat's events are told now."""
        if told >= chat.seq:
            return told
        events: list[Event] = []
        if not budget.is_full:
            events = budget.take(self.messages.events(chat.id, told + 1, chat.seq, budget.events))
        feed.events += [(chat.id, event) for event in events]
        reached = events[-1].seq if events else told
        feed.has_more |= reached < chat.seq
        return reached
