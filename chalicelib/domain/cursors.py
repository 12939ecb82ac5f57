"""How far a client that follows an agent has come: what it was told, so that nothing is told twice.

All of it stands in the cursor that the client holds; nothing is stored for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from hashlib import sha256

from chalicelib.domain.chats import ArchiveCounts, ChatSummary
from chalicelib.domain.notifications import AgentNotification
from chalicelib.frozen import value

# A cursor travels in a query string, and gateways take 10 KB of request line and headers.
MOST_FOLLOWED = 180
MOST_DEPARTED = 32
MOST_REMEMBERED = 128
QUEUE_DIGEST_BYTES = 6
NOTIFICATION_DIGEST_BYTES = 5


@value
class Departure:
    """A chat that is active no more, told up to `seq`. A closed one never comes back."""

    seq: int
    is_closed: bool


@value
class NotificationCursor:
    """`count` were told: all from before `since` (ms), and those in `told`, digest -> time (ms).

    `short_since`: when the counts first knew of more than could be found (ms); 0 where they don't.
    """

    count: int = 0
    since: int = 0
    short_since: int = 0
    told: Mapping[bytes, int] = field(default_factory=dict)

    def knows(self, notification: AgentNotification) -> bool:
        """Whether it was told, if it is not from before `since`."""
        return digest_of(notification) in self.told

    def telling(self, found: Iterable[AgentNotification], since: int) -> "NotificationCursor":
        """With `found` told too, those from before `since` by their time alone."""
        told = {**self.told, **{digest_of(each): each.created_at for each in found}}
        newest_first = sorted(told.values(), reverse=True)
        if len(newest_first) > MOST_REMEMBERED:
            since = max(since, newest_first[MOST_REMEMBERED] + 1)
        return replace(self, since=since, told={key: at for key, at in told.items() if at >= since})


def digest_of(notification: AgentNotification) -> bytes:
    return sha256(notification.id.encode()).digest()[:NOTIFICATION_DIGEST_BYTES]


@value
class AgentCursor:
    """`live`: chat id -> the seq up to which its events were told; `departed`: oldest first."""

    live: Mapping[str, int]
    departed: Mapping[str, Departure]
    queue: bytes
    archive: ArchiveCounts
    notifications: NotificationCursor


def queue_digest(queue: Iterable[ChatSummary]) -> bytes:
    """The same for the same chats in the same state."""
    shown = " ".join(f"{chat.id}:{chat.seq}" for chat in queue)
    return sha256(shown.encode()).digest()[:QUEUE_DIGEST_BYTES]
