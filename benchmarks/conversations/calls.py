"""The calls that a conversation is made of, as guests' and agents' clients make them."""

from enum import StrEnum


class Call(StrEnum):
    """By who makes it, and what for."""

    GUEST_STARTS = "guest starts"
    GUEST_COMPLETES = "guest completes the profile"
    GUEST_SENDS = "guest sends"
    GUEST_MARKS = "guest marks the chat read"
    GUEST_POLLS = "guest polls, nothing new"
    GUEST_GETS_NEWS = "guest polls, something new"
    AGENT_LOGS_IN = "agent logs in"
    AGENT_TAKES = "agent takes the chat"
    AGENT_OPENS = "agent opens the chat"
    AGENT_SEES_HISTORY = "agent gets its messages"
    AGENT_SEES_PAST = "agent gets past chats"
    AGENT_SENDS = "agent sends"
    AGENT_MARKS = "agent marks the chat read"
    AGENT_RESOLVES = "agent resolves the chat"
    AGENT_CLOSES = "agent closes the chat"
    AGENT_POLLS = "agent polls, nothing new"
    AGENT_GETS_NEWS = "agent polls, something new"
    AGENT_IS_SEEN = "agent polls, and is noted as there"
    CONNECTS = "WebSocket opens"
    GUEST_SUBSCRIBES = "guest's first frame"
    AGENT_AUTHENTICATES = "agent's first frame"
    GUEST_TYPES = "guest types"
    AGENT_TYPES = "agent types"
    GUEST_PINGS = "guest pings"
    AGENT_PINGS = "agent pings"
    DISCONNECTS = "WebSocket closes"

    @property
    def is_frame(self) -> bool:
        """Whether it comes by the WebSocket; all others come by HTTP."""
        return self in _FRAMES


_FRAMES = frozenset(
    {
        Call.CONNECTS,
        Call.GUEST_SUBSCRIBES,
        Call.AGENT_AUTHENTICATES,
        Call.GUEST_TYPES,
        Call.AGENT_TYPES,
        Call.GUEST_PINGS,
        Call.AGENT_PINGS,
        Call.DISCONNECTS,
    }
)
