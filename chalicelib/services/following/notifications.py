"""An agent's new notifications since a cursor.

Their ids sort by time, but one may be stored after another of a later time: clocks differ, and a
commit may be tried for seconds. So those of the last minute are looked through again at every
time, and what was told of them stands in the cursor. The counts say exactly how many there are.
"""

from dataclasses import replace
from itertools import islice

from chalicelib.domain.cursors import MOST_REMEMBERED, NotificationCursor
from chalicelib.domain.notifications import AgentNotification
from chalicelib.frozen import component
from chalicelib.services.ports import Ids, Notifications

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
            if len(newest) == MOST_REMEMBERED:
                horizon = each.created_at + 1
                break
            newest.append(each)
        cursor = NotificationCursor(counts.total).telling(newest, horizon)
        return NotificationFeed(newest[:NEWEST][::-1], counts.unread, cursor)

    def since(self, agent_id: str, cursor: NotificationCursor, now: int, limit: int) -> NotificationFeed:
        """Those that were not told, at most `limit`."""
        counts = self.notifications.counts_of_agent(agent_id)
        found: list[AgentNotification] = []
        if counts.total > cursor.count:
            first = self.ids.sortable_from(cursor.since)
            rows = self.notifications.of_agent_since(agent_id, first)
            found = list(islice((row for row in rows if not cursor.knows(row)), limit + 1))
        has_more, found = len(found) > limit, found[:limit]
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
