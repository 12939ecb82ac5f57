"""Live updates: connections, the frames that are pushed to them, and which change is pushed to whom.

Nothing is carried by a push alone: a frame says early what the cursors would say anyway."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from typing import Literal

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import Chat
from chalicelib.domain.errors import LimitReached
from chalicelib.domain.messages import Event, SenderType
from chalicelib.domain.notifications import AgentNotification, GuestNotification
from chalicelib.frozen import value


class ConnectionGone(Exception):
    """Nobody is at the other end of the connection any more."""


class PushFailed(Exception):
    """A frame was not sent. The cursors will tell what it would have said."""


class TooManyConnections(LimitReached):
    code = "too_many_connections"


# API Gateway ends a connection after two hours; the margin is for clocks.
CONNECTION_SECONDS = 2 * 3600 + 600
FIRST_FRAME_MS = 10_000
MAX_REFUSALS = 3
TYPING_EVERY_MS = 3000
# More tabs than that are an attack, and pushes to them would take the time of the agent's.
MAX_OF_A_GUEST = 20
# Every event of a chat reads all connections of its guest, and all of its agent's.
MAX_CONNECTIONS = 50
# API Gateway takes 128 KB and counts each 32 as a message of its own: what is larger is left to the cursor.
MAX_FRAME_BYTES = 32 * 1024


@value
class Connection:
    """One client's WebSocket. It is nobody's until its first frame has said whose: a guest's of
    `chat_id`, or an agent's. `connected_at` in ms; past `expires_at` (s) it hears nothing more.

    `token_digest`: SHA-256 of the login's token; of the chat's, where the guest showed it.
    """

    id: str
    connected_at: int
    expires_at: int
    refusals: int = 0
    language: str = "es"
    chat_id: str | None = None
    agent_id: str | None = None
    token_digest: str | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.chat_id or self.agent_id)

    def is_same(self, other: "Connection") -> bool:
        """True if both are the same client's, known by the same key."""
        mine, others = ((each.id, each.chat_id, each.agent_id, each.token_digest) for each in (self, other))
        return mine == others

    def is_late(self, now: int) -> bool:
        """True if the time for its first frame is over."""
        return not self.is_known and now - self.connected_at > FIRST_FRAME_MS

    def hears(self, now: int) -> bool:
        return self.is_known and now < self.expires_at * 1000

    def of_guest(self, chat_id: str, token_digest: str | None, language: str) -> "Connection":
        return replace(self, chat_id=chat_id, token_digest=token_digest, language=language)

    def of_agent(self, agent_id: str, token_digest: str, expires_at: int, language: str) -> "Connection":
        """It hears no longer than its token, which lives until `expires_at` (s)."""
        return replace(
            self,
            agent_id=agent_id,
            token_digest=token_digest,
            expires_at=min(self.expires_at, expires_at),
            language=language,
        )


def opened(id_: str, now: int) -> Connection:
    """A connection that has said nothing yet; `now` in ms."""
    return Connection(id_, now, now // 1000 + CONNECTION_SECONDS)


def newest_of_a_guest(connections: Iterable[Connection]) -> list[Connection]:
    """Those of a chat's guest that are pushed to, newest first."""
    return nlargest(MAX_OF_A_GUEST, connections, key=lambda each: each.connected_at)


@value
class EventFrame:
    chat_id: str
    event: Event


@value
class QueueFrame:
    """The chat came to the waiting queue, left it, or waits on with something new."""

    change: Literal["added", "changed", "removed"]
    chat: Chat


@value
class NotificationFrame:
    notification: AgentNotification | GuestNotification


@value
class TypingFrame:
    chat_id: str
    by: SenderType


def fits_a_push(frame: str) -> bool:
    """True if the frame, as it is sent, is not too large to be pushed."""
    return len(frame.encode()) <= MAX_FRAME_BYTES


Frame = EventFrame | QueueFrame | NotificationFrame | TypingFrame


@value
class Audience:
    """Whose connections: the guest's of one chat, one agent's, or every agent's.

    `by_token`: those alone that have shown the chat's token.
    """

    who: Literal["guest", "agent", "agents"]
    id: str = ""
    by_token: bool = False


ALL_AGENTS = Audience("agents")


def guest_of(chat: Chat) -> Audience:
    return Audience("guest", chat.id, by_token=chat.demands_token)


@value
class Push:
    to: Audience
    frame: Frame


def pushes_for(change: Change) -> list[Push]:
    """Events to the chat's two sides, the queue to every agent, notifications to whom they are for."""
    return [*_events(change), *_queue(change), *_notifications(change)]


def _events(change: Change) -> list[Push]:
    sides = [guest_of(change.chat), *_agents(change)]
    return [Push(side, EventFrame(change.chat.id, event)) for event in change.events for side in sides]


def _agents(change: Change) -> list[Audience]:
    """The chat's agent, and the one who had it before."""
    agents = [chat.agent.id for chat in (change.before, change.chat) if chat.agent]
    return [Audience("agent", id_) for id_ in dict.fromkeys(agents)]


def _queue(change: Change) -> list[Push]:
    waited, waits = _waits(change.before), _waits(change.chat)
    if waits and not waited:
        return [Push(ALL_AGENTS, QueueFrame("added", change.chat))]
    if waited and not waits:
        return [Push(ALL_AGENTS, QueueFrame("removed", change.chat))]
    if waits and change.before.user_messages != change.chat.user_messages:
        return [Push(ALL_AGENTS, QueueFrame("changed", change.chat))]
    return []


def _waits(chat: Chat) -> bool:
    return chat.status == "waiting" and chat.seq > 0


def _notifications(change: Change) -> list[Push]:
    guest = guest_of(change.chat)
    told = [Push(guest, NotificationFrame(each)) for each in change.guest_notifications]
    for each in change.agent_notifications:
        told.append(Push(Audience("agent", each.agent_id), NotificationFrame(each)))
    return told
