"""What happened to an agent as a whole since a cursor: one call, not one for each chat."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ChatSummary
from chalicelib.domain.cursors import AgentCursor, agent_poll_interval, queue_digest
from chalicelib.frozen import component
from chalicelib.services.following.chats import ChatFeed, ChatFeedReader
from chalicelib.services.following.notifications import NotificationFeed, NotificationFeedReader
from chalicelib.services.following.tabs import TabCounts, Tabs
from chalicelib.services.ports import Clock, Inboxes
from chalicelib.services.sizes import ResponseBudget

MOST_WAITING = 500


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
    tabs: Tabs
    inboxes: Inboxes
    clock: Clock

    def read(self, agent: Agent, cursor: AgentCursor | None, limit: int) -> AgentFeed:
        """What is new since `cursor`, at most `limit` events and as many notifications.

        Without one: what there is now, and nothing of what happened before.
        """
        now = self.clock.now()
        # The counts come first: what changes after them is seen by the next call again.
        archive = self.inboxes.archive_counts(agent.id)
        active, queue = self.inboxes.active(agent.id), self.inboxes.queue()
        if cursor is None:
            chats = self.chats.now(active)
            notifications = self.notifications.now(agent.id, now)
        else:
            chats = self.chats.since(agent, cursor, active, archive, ResponseBudget(limit))
            notifications = self.notifications.since(agent.id, cursor.notifications, now, limit)
        waiting = [chat for chat in queue if chat.id not in chats.live and chat.id not in chats.departed]
        digest = queue_digest(waiting)
        reached = AgentCursor(
            live=chats.live,
            departed=chats.departed,
            queue=digest,
            # Until all of it is told, whoever ended is looked at again.
            archive=cursor.archive if cursor and chats.has_more else archive,
            notifications=notifications.cursor,
        )
        return AgentFeed(
            cursor=reached,
            chats=chats,
            queue=None if cursor and cursor.queue == digest else waiting[:MOST_WAITING],
            notifications=notifications,
            counts=self.tabs.count(agent, chats.active, len(waiting), archive),
            retry_after_ms=_poll_interval(now, [*active, *waiting], chats.has_more or notifications.has_more),
        )


def _poll_interval(now: int, chats: list[ChatSummary], has_more: bool) -> int:
    if has_more:
        return 0
    latest = max((chat.last_message_at for chat in chats), default=None)
    return agent_poll_interval(None if latest is None else now - latest)
