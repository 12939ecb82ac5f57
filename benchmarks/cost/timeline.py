"""Which calls one conversation is made of, by how its clients hear of what is new."""

from dataclasses import dataclass
from enum import StrEnum

from benchmarks.conversations.calls import Call
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.pace import polls, polls_of_nobody, polls_of_silence
from chalicelib.domain.presence import NOTED_EVERY_MS


class Way(StrEnum):
    """How clients hear of what is new."""

    POLLING = "polling at a fixed pace"
    ADAPTIVE = "polling as the server asks"
    WEBSOCKET = "WebSocket"


@dataclass(frozen=True, slots=True)
class Spans:
    """Seconds of one conversation: the guest's chat is open, and a console's share for it."""

    waiting: float
    talking: float
    idle: float
    busy_console: float
    free_console: float
    between_messages: float

    @property
    def open(self) -> float:
        return self.waiting + self.talking + self.idle

    @property
    def console(self) -> float:
        return self.busy_console + self.free_console


def spans(assumed: Assumptions) -> Spans:
    waiting, talking, idle = (
        60 * minutes for minutes in (assumed.wait_minutes, assumed.talk_minutes, assumed.idle_minutes)
    )
    busy = (waiting + talking + idle) / assumed.chats_at_once
    free = busy / assumed.busy - busy
    return Spans(waiting, talking, idle, busy, free, talking / assumed.messages)


def calls(assumed: Assumptions, way: Way) -> dict[Call, float]:
    """How often each call is made, on the average."""
    each = assumed.messages / 2
    guest_polls, agent_polls = _polls(assumed, way)
    guest_news, agent_news = _news(assumed, way, guest_polls, agent_polls)
    seen = 0.0 if way is Way.WEBSOCKET else noted(spans(assumed).console, agent_polls - agent_news)
    made: dict[Call, float] = {
        Call.GUEST_STARTS: 1,
        Call.GUEST_COMPLETES: 1,
        Call.GUEST_SENDS: each - 1,  # the first one came with the chat
        Call.GUEST_MARKS: each,
        Call.GUEST_GETS_NEWS: guest_news,
        Call.GUEST_POLLS: guest_polls - guest_news,
        Call.AGENT_LOGS_IN: spans(assumed).console / 60 / assumed.shift_minutes,
        Call.AGENT_TAKES: 1,
        Call.AGENT_OPENS: 1,
        Call.AGENT_SEES_HISTORY: 1,
        Call.AGENT_SEES_PAST: 1,
        Call.AGENT_SENDS: each,
        Call.AGENT_MARKS: each - 1,  # opening the chat marked the first one
        Call.AGENT_RESOLVES: 1,
        Call.AGENT_CLOSES: 1,
        Call.AGENT_GETS_NEWS: agent_news,
        Call.AGENT_IS_SEEN: seen,
        Call.AGENT_POLLS: agent_polls - agent_news - seen,
    }
    return made | _frames(assumed) if way is Way.WEBSOCKET else made


def noted(seconds: float, polls: float) -> float:
    """How many of an agent's polls note that it is there; a WebSocket's pings do so besides."""
    return min(polls, seconds * 1000 / NOTED_EVERY_MS)


def _polls(assumed: Assumptions, way: Way) -> tuple[float, float]:
    """The guest's and the agent's."""
    lasts = spans(assumed)
    if way is Way.POLLING:
        return lasts.open / assumed.poll_seconds, lasts.console / assumed.poll_seconds
    if way is Way.WEBSOCKET:
        of_agent = lasts.console / assumed.agent_confirm_seconds
        return 1 + lasts.open / assumed.guest_confirm_seconds, of_agent
    guest = polls_of_silence(lasts.waiting) + polls(lasts.between_messages, lasts.talking)
    busy = polls(lasts.between_messages / assumed.chats_at_once, lasts.busy_console)
    return guest + polls_of_silence(lasts.idle), busy + polls_of_nobody(lasts.free_console)


def _news(assumed: Assumptions, way: Way, guest_polls: float, agent_polls: float) -> tuple[float, float]:
    # Each message and each mark of one; taken, resolved, closed; and for agents the queue besides.
    events = 2 * assumed.messages + 3
    if way is Way.WEBSOCKET:
        return 1, 0  # pushes tell the rest
    return min(events, guest_polls), min(events + 1, agent_polls)


def _frames(assumed: Assumptions) -> dict[Call, float]:
    lasts = spans(assumed)
    typed = assumed.typing_frames * assumed.messages / 2
    agents_lines = lasts.console / 60 / assumed.reconnect_minutes
    return {
        Call.CONNECTS: 1 + agents_lines,
        Call.GUEST_SUBSCRIBES: 1,
        Call.AGENT_AUTHENTICATES: agents_lines,
        Call.GUEST_TYPES: typed,
        Call.AGENT_TYPES: typed,
        Call.GUEST_PINGS: lasts.open / assumed.guest_ping_seconds,
        Call.AGENT_PINGS: lasts.console / assumed.agent_ping_seconds,
        Call.DISCONNECTS: 1 + agents_lines,
    }


def seen_after_seconds(assumed: Assumptions, way: Way) -> float:
    """How long the other side waits for a message on the average, besides the calls themselves."""
    if way is Way.WEBSOCKET:
        return 0.0
    if way is Way.POLLING:
        return assumed.poll_seconds / 2
    gap = spans(assumed).between_messages
    return gap / polls(gap, gap) / 2
