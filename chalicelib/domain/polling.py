"""How soon it pays a client that polls to ask again."""

from chalicelib.domain.chats import Status

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
