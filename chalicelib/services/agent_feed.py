"""The agent's feed: what happened in its chats, the queue and its notifications since a cursor.

Which chats are active is read from an index, which may lag, and even go back in time. So a chat's
events are told up to the seq that the index shows, and what it shows of an earlier seq is old news:
late at worst, never lost and never told twice.

Notifications' ids sort by time, but one may be stored after another of a later time: clocks differ,
and a commit may be tried for seconds. So those of the last minute are looked through again at every
time, and what was told of them stands in the cursor. The counts say exactly how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ArchiveCounts, Chat, ChatSummary
from chalicelib.domain.cursors import (
    MAX_DEPARTED,
    MAX_FOLLOWED,
    MAX_REMEMBERED,
    AgentCursor,
    Departure,
    NotificationCursor,
    agent_poll_interval,
    queue_digest,
)
from chalicelib.domain.messages import Event
from chalicelib.domain.notifications import AgentNotification
from chalicelib.frozen import component
from chalicelib.services.inboxes import TabCounter, TabCounts
from chalicelib.services.ports import Chats, Clock, Ids, Inboxes, Messages, Notifications
from chalicelib.services.response_budget import (
    MAX_FEED_BYTES,
    ResponseBudget,
    event_bytes,
    notification_bytes,
    summary_bytes,
)

Shown = Chat | ChatSummary


@dataclass(slots=True)
class ChatFeed:
    """`changed`: active ones that came, or whose events up to their seq are all told.

    `active` counts those that are active now, followed or not.
    """

    followed: dict[str, int] = field(default_factory=dict)
    departed: dict[str, Departure] = field(default_factory=dict)
    changed: list[Shown] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    events: list[tuple[str, Event]] = field(default_factory=list)
    active: int = 0
    has_more: bool = False

    def come(self, chat: Shown) -> None:
        """A chat that the cursor does not know: its events are told from here on."""
        self.active += 1
        if len(self.followed) < MAX_FOLLOWED:
            self.followed[chat.id] = chat.seq
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
            if chat.id in cursor.followed:
                self._stay(feed, chat, cursor.followed[chat.id], budget)
            elif departure is None:
                strangers.append(chat)
            elif chat.seq > departure.seq:
                self._return(feed, chat, departure.seq, budget)
        for missed in self._missed(agent, cursor, archive, feed):
            self._catch_up(feed, missed, cursor, budget)
        for chat in strangers:
            feed.come(chat)
        while len(feed.departed) > MAX_DEPARTED:
            feed.departed.pop(next(iter(feed.departed)))
        return feed

    def _missed(
        self, agent: Agent, cursor: AgentCursor, archive: ArchiveCounts, feed: ChatFeed
    ) -> Iterable[Chat]:
        """Those that left the list, and resolved ones once anything was resolved, reopened or closed.

        A cursor can be forged: what is not the agent's is passed over.
        """
        ids = [id_ for id_ in cursor.followed if id_ not in feed.followed]
        if archive != cursor.archive:
            ids += [id_ for id_, each in feed.departed.items() if not each.is_closed]
        return (chat for chat in self.chats.get_many(ids) if chat.belongs_to(agent.id))

    def _catch_up(self, feed: ChatFeed, chat: Chat, cursor: AgentCursor, budget: ResponseBudget) -> None:
        departure = cursor.departed.get(chat.id)
        told = departure.seq if departure else cursor.followed[chat.id]
        if chat.status == "active":
            (self._return if departure else self._stay)(feed, chat, told, budget)
            return
        told = self._tell(feed, chat, told, budget)
        if told < chat.seq and departure is None:
            feed.followed[chat.id] = told  # it is gone when all of it is told
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
        feed.followed[chat.id] = self._tell(feed, chat, told, budget)
        if told < chat.seq == feed.followed[chat.id]:
            feed.changed.append(chat)

    def _tell(self, feed: ChatFeed, chat: Shown, told: int, budget: ResponseBudget) -> int:
        """Up to which seq the chat's events are told now."""
        if told >= chat.seq:
            return told
        events: list[Event] = []
        if not budget.is_full:
            found = self.messages.events(chat.id, told + 1, chat.seq, budget.items)
            events = budget.take(found, event_bytes)
        feed.events += [(chat.id, event) for event in events]
        reached = events[-1].seq if events else told
        feed.has_more |= reached < chat.seq
        return reached


# Longer than a call may live (29 s), its tries included, and clocks may differ.
OVERLAP_MS = 60_000
NEWEST = 50


@component
class NotificationFeed:
    """`notifications`: oldest first."""

    notifications: list[AgentNotification]
    unread: int
    cursor: NotificationCursor
    has_more: bool = False


@component
class NotificationFeedReader:
    notifications: Notifications
    ids: Ids

    def now(self, agent_id: str, now: int) -> NotificationFeed:
        """The newest 50; all older ones count as told."""
        counts = self.notifications.counts_of_agent(agent_id)
        horizon = now - OVERLAP_MS
        newest: list[AgentNotification] = []
        for each in self.notifications.of_agent(agent_id, None):
            if len(newest) >= NEWEST and each.created_at < horizon:
                break
            if len(newest) == MAX_REMEMBERED:
                horizon = each.created_at + 1
                break
            newest.append(each)
        cursor = NotificationCursor(counts.total).telling(newest, horizon)
        return NotificationFeed(newest[:NEWEST][::-1], counts.unread, cursor)

    def since(
        self, agent_id: str, cursor: NotificationCursor, now: int, budget: ResponseBudget
    ) -> NotificationFeed:
        """Those that were not told, as many as the budget admits."""
        counts = self.notifications.counts_of_agent(agent_id)
        found: list[AgentNotification] = []
        if counts.total > cursor.count:
            first = self.ids.sortable_from(cursor.since)
            rows = self.notifications.of_agent_since(agent_id, first)
            found = list(islice((row for row in rows if not cursor.knows(row)), budget.items + 1))
        there, found = len(found), budget.take(found, notification_bytes)
        has_more = there > len(found)
        horizon = max(cursor.since, now - OVERLAP_MS)
        if has_more:
            horizon = min(horizon, found[-1].created_at)
        counted = _counted(cursor, counts.total, len(found), now, has_more)
        return NotificationFeed(found, counts.unread, counted.telling(found, horizon), has_more)


def _counted(
    cursor: NotificationCursor, total: int, found: int, now: int, has_more: bool
) -> NotificationCursor:
    """A count may be seen a moment before what it counts, which is waited for no longer than the overlap."""
    count = min(cursor.count, total) + found
    if has_more or count >= total:
        return replace(cursor, count=count, short_since=0)
    short_since = cursor.short_since or now
    if now - short_since > OVERLAP_MS:
        return replace(cursor, count=total, short_since=0)
    return replace(cursor, count=count, short_since=short_since)


MAX_WAITING = 500


@component
class AgentFeed:
    """`queue`: who waits, oldest first, or None where nothing of it changed."""

    cursor: AgentCursor
    chats: ChatFeed
    queue: list[ChatSummary] | None
    notifications: NotificationFeed
    counts: TabCounts
    retry_after_ms: int

    @property
    def has_more(self) -> bool:
        return self.chats.has_more or self.notifications.has_more


@component
class AgentFeedService:
    """Reading marks nothing, and nothing is stored for who follows: all is in the cursor."""

    chats: ChatFeedReader
    notifications: NotificationFeedReader
    tabs: TabCounter
    inboxes: Inboxes
    clock: Clock

    def read(self, agent: Agent, cursor: AgentCursor | None, limit: int) -> AgentFeed:
        """The news since `cursor`, at most `limit` events and as many notifications.

        Without one: what there is now, and nothing of what happened before.
        """
        now = self.clock.now()
        # The counts come first: what changes after them is seen by the next call again.
        archive = self.inboxes.archive_counts(agent.id)
        active, queue = self.inboxes.active(agent.id), self.inboxes.queue()
        if cursor is None:
            chats = self.chats.now(active)
            rest = _beside_events(chats, limit)
            notifications = self.notifications.now(agent.id, now)
        else:
            chats = self.chats.since(agent, cursor, active, archive, ResponseBudget(limit))
            rest = _beside_events(chats, limit)
            notifications = self.notifications.since(agent.id, cursor.notifications, now, rest)
        waiting = [chat for chat in queue if chat.id not in chats.followed and chat.id not in chats.departed]
        digest = queue_digest(waiting)
        reached = AgentCursor(
            followed=chats.followed,
            departed=chats.departed,
            queue=digest,
            # Until all of it is told, whoever ended is looked at again.
            archive=cursor.archive if cursor and chats.has_more else archive,
            notifications=notifications.cursor,
        )
        return AgentFeed(
            cursor=reached,
            chats=chats,
            queue=None if cursor and cursor.queue == digest else _queue(waiting, rest),
            notifications=notifications,
            counts=self.tabs.count(agent, chats.active, len(waiting), archive),
            retry_after_ms=_poll_interval(now, [*active, *waiting], chats.has_more or notifications.has_more),
        )


def _beside_events(chats: ChatFeed, limit: int) -> ResponseBudget:
    """What the answer may carry besides its events, the chats that it shows left out."""
    return ResponseBudget(limit, MAX_FEED_BYTES - sum(summary_bytes(chat) for chat in chats.changed))


def _queue(waiting: list[ChatSummary], rest: ResponseBudget) -> list[ChatSummary]:
    return ResponseBudget(MAX_WAITING, rest.size).take(waiting, summary_bytes)


def _poll_interval(now: int, chats: list[ChatSummary], has_more: bool) -> int:
    if has_more:
        return 0
    latest = max((chat.last_message_at for chat in chats), default=None)
    return agent_poll_interval(None if latest is None else now - latest)
