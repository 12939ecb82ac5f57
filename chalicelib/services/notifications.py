"""Notifications: listing them and marking them as read, for agents and for guests."""

from collections.abc import Iterable, Sequence
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import (
    Change,
    mark_guest_notifications,
    mark_some_guest_notifications,
)
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import MARK_LIMIT
from chalicelib.domain.notifications import (
    AgentNotification,
    GuestNotification,
    NotificationCounts,
)
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.chat_updates import ChatUpdater
from chalicelib.services.messages import Marked
from chalicelib.services.ports import Clock, Ids, Notifications
from chalicelib.services.retries import attempt


@component
class AgentNotificationPage:
    notifications: list[AgentNotification]
    counts: NotificationCounts


@component
class GuestNotificationPage:
    notifications: list[GuestNotification]
    counts: NotificationCounts


@component
class NotificationService:
    access: Access
    notifications: Notifications
    updater: ChatUpdater
    clock: Clock
    ids: Ids

    def of_guest(self, key: GuestKey, before: int | None, limit: int) -> GuestNotificationPage:
        """Newest first; the counts are of all. Raises as `Access.of_guest`."""
        chat = self.access.of_guest(key)
        notices = chat.notices
        page = self.notifications.of_guest(chat.id, notices.read_up_to, before, limit)
        return GuestNotificationPage(page, NotificationCounts(notices.total, notices.unread))

    def mark_of_guest(self, key: GuestKey, numbers: Sequence[int] | None) -> Marked:
        """All of them, or those of at most 90 numbers that there are. Raises as `of_guest`."""

        def decide(chat: Chat, _now: int) -> Change:
            if numbers is None:
                return mark_guest_notifications(chat)
            found = self.notifications.of_guest_numbered(
                chat.id, chat.notices.read_up_to, sorted(set(numbers))
            )
            return mark_some_guest_notifications(chat, [each.number for each in found if not each.is_read])

        change = self.updater.update(lambda: self.access.of_guest(key), key.demanded_by(decide))
        before, after = change.before.notices.unread, change.chat.notices.unread
        return Marked(before - after, after)

    def of_agent(
        self, agent: Agent, before: str | None, limit: int, unread_only: bool
    ) -> AgentNotificationPage:
        """Newest first; the counts are of all."""
        counts = self.notifications.counts_of_agent(agent.id)
        page: Iterable[AgentNotification] = self.notifications.of_agent(agent.id, before)
        if unread_only:
            page = _unread(page, min(limit, counts.unread))
        return AgentNotificationPage(list(islice(page, limit)), counts)

    def unread_of_agent(self, agent: Agent) -> int:
        return self.notifications.counts_of_agent(agent.id).unread

    def mark_of_agent(self, agent: Agent, ids: Sequence[str]) -> Marked:
        """Those of at most 90 ids that are this agent's and unread."""
        marked = self._mark(agent, sorted(set(ids)))
        return Marked(marked, self.unread_of_agent(agent))

    def mark_all_of_agent(self, agent: Agent) -> Marked:
        """In portions, each of them whole: what a failure leaves, a repeat marks."""
        marked, unread = 0, self.unread_of_agent(agent)
        # Newest first: those that come meanwhile take the place of as many of the oldest.
        while unread:
            ids = [each.id for each in _unread(self.notifications.of_agent(agent.id, None), unread)]
            portions = [ids[start : start + MARK_LIMIT] for start in range(0, len(ids), MARK_LIMIT)]
            marked += sum(self._mark(agent, portion) for portion in portions)
            unread = self.unread_of_agent(agent) if ids else 0
        return Marked(marked, unread)

    def _mark(self, agent: Agent, ids: Sequence[str]) -> int:
        if not ids:
            return 0
        now, operation = self.clock.now(), self.ids.operation()
        return attempt(self.clock, lambda: self.notifications.mark_of_agent(agent.id, ids, operation, now))


def _unread(page: Iterable[AgentNotification], count: int) -> Iterable[AgentNotification]:
    """The first `count` unread ones; reads no further than the last of them."""
    return islice((each for each in page if each.read_at is None), count)
