"""Cursors: how far a client has come in what it was told, and how soon it pays to ask again.

All of an agent's cursor stands in the text that the client holds; nothing is stored for it."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from hashlib import sha256

from chalicelib.domain.chats import ArchiveCounts, ChatSummary, Status
from chalicelib.domain.notifications import AgentNotification
from chalicelib.frozen import value

# A cursor travels in a query string, and gateways take 10 KB of request line and headers.
MAX_FOLLOWED = 180
MAX_DEPARTED = 32
MAX_REMEMBERED = 128
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
        """True if the notification was told, for one that is not from before `since`."""
        return digest_of(notification) in self.told

    def telling(self, found: Iterable[AgentNotification], since: int) -> "NotificationCursor":
        """With `found` told too, those from before `since` by their time alone."""
        told = {**self.told, **{digest_of(each): each.created_at for each in found}}
        newest_first = sorted(told.values(), reverse=True)
        if len(newest_first) > MAX_REMEMBERED:
            since = max(since, newest_first[MAX_REMEMBERED] + 1)
        return replace(self, since=since, told={key: at for key, at in told.items() if at >= since})


def digest_of(notification: AgentNotification) -> bytes:
    return sha256(notification.id.encode()).digest()[:NOTIFICATION_DIGEST_BYTES]


@value
class AgentCursor:
    """`followed`: chat id -> the seq up to which its events were told; `departed`: oldest first."""

    followed: Mapping[str, int]
    departed: Mapping[str, Departure]
    queue: bytes
    archive: ArchiveCounts
    notifications: NotificationCursor


def queue_digest(queue: Iterable[ChatSummary]) -> bytes:
    """A digest of the queue: equal for the same chats in the same state."""
    shown = " ".join(f"{chat.id}:{chat.seq}" for chat in queue)
    return sha256(shown.encode()).digest()[:QUEUE_DIGEST_BYTES]


SOONEST_MS = 1500
LATEST_MS = 10_000
AGENT_LATEST_MS = 5_000
_ENDED_MS = 60_000
_SHARE_OF_SILENCE = 20


def poll_interval(silence_ms: int) -> int:
    """Milliseconds: a twentieth of how long nothing has happened, from 1.5 s to 10 s.

    So what breaks a silence is seen late by a twentieth of it at most, and a chat in which nothing
    happens comes down to six requests a minute.
    """
    return max(SOONEST_MS, min(LATEST_MS, silence_ms // _SHARE_OF_SILENCE))


def agent_poll_interval(silence_ms: int | None) -> int:
    """Of an agent's cursor; None: no chat and nobody in the queue. A new chat is not to wait for a poll."""
    return AGENT_LATEST_MS if silence_ms is None else min(AGENT_LATEST_MS, poll_interval(silence_ms))


def chat_poll_interval(status: Status, silence_ms: int) -> int:
    """Nobody talks in a chat that has ended, and only a resolved one may go on."""
    if status == "closed":
        return _ENDED_MS
    return LATEST_MS if status == "resolved" else poll_interval(silence_ms)
