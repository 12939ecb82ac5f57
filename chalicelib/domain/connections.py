"""WebSocket connections: who is at the other end, how long, and how often it may say something."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest

from chalicelib.frozen import value

# API Gateway ends a connection after two hours; the margin is for clocks.
CONNECTION_SECONDS = 2 * 3600 + 600
FIRST_FRAME_MS = 10_000
MOST_REFUSALS = 3
TYPING_EVERY_MS = 3000
# A guest with more tabs than that is none; pushes to them would take the time of the agent's.
MOST_OF_A_GUEST = 20


@value
class Connection:
    """One client's WebSocket. It is nobody's until its first frame has said whose: a guest's of
    `chat_id`, or an agent's. `connected_at` in ms; past `expires_at` (s) it hears nothing more.
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
        """Whether both are the same client's, known by the same key."""
        mine, others = ((each.id, each.chat_id, each.agent_id, each.token_digest) for each in (self, other))
        return mine == others

    def is_late(self, now: int) -> bool:
        """Whether the time for its first frame is over."""
        return not self.is_known and now - self.connected_at > FIRST_FRAME_MS

    def hears(self, now: int) -> bool:
        return self.is_known and now < self.expires_at * 1000

    def of_guest(self, chat_id: str, language: str) -> "Connection":
        return replace(self, chat_id=chat_id, language=language)

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
    return nlargest(MOST_OF_A_GUEST, connections, key=lambda each: each.connected_at)
