"""The calls of a conversation, a silent chat and an idle console, and the dollars of what they use up."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from benchmarks.conversation.measured import Call, Figures, Measured
from benchmarks.cost.assumptions import Assumptions
from chalicelib.domain.cursors import AGENT_LATEST_MS, SOONEST_MS, poll_interval
from chalicelib.domain.presence import NOTED_EVERY_MS

_ONCE = (Call.GUEST_STARTS, Call.GUEST_COMPLETES, Call.AGENT_TAKES, Call.AGENT_OPENS,
         Call.AGENT_SEES_HISTORY, Call.AGENT_SEES_PAST, Call.AGENT_RESOLVES, Call.AGENT_CLOSES)  # fmt: skip
_BACKED_UP = ("chats", "messages")
_HOUR_SECONDS = 3600.0
Calls = dict[Call, float]
ByPrice = dict[str, float]


class Way(StrEnum):
    """How clients hear of what is new."""

    POLLING = "polling at a fixed pace"
    ADAPTIVE = "polling as the server asks"
    WEBSOCKET = "WebSocket"


def open_seconds(assumed: Assumptions) -> float:
    """A guest's chat is open that long."""
    return 60 * (assumed.wait_minutes + assumed.talk_minutes + assumed.idle_minutes)


def console_seconds(assumed: Assumptions) -> float:
    """A conversation's share of a console, the time included in which it has no chat."""
    return open_seconds(assumed) / assumed.chats_at_once / assumed.busy


def conversation(assumed: Assumptions, way: Way) -> Calls:
    """How often each call is made, on the average."""
    each, console = assumed.messages / 2, console_seconds(assumed)
    guest_polls, agent_polls = _polls(assumed, way)
    # Each message and each mark of one; taken, resolved, closed; and for agents the queue besides.
    events = 2 * assumed.messages + 3
    guest_news, agent_news = min(events, guest_polls), min(events + 1, agent_polls)
    seen, frames = noted(console, agent_polls - agent_news), {}
    if way is Way.WEBSOCKET:  # pushes tell the rest, and pings note presence
        guest_news, agent_news, seen, frames = 1, 0, 0, _frames(assumed)
    return {
        **dict.fromkeys(_ONCE, 1.0),
        Call.GUEST_SENDS: each - 1,  # the first one came with the chat
        Call.GUEST_MARKS: each,
        Call.GUEST_GETS_NEWS: guest_news,
        Call.GUEST_POLLS: guest_polls - guest_news,
        Call.AGENT_LOGS_IN: console / 60 / assumed.shift_minutes,
        Call.AGENT_SENDS: each,
        Call.AGENT_MARKS: each - 1,  # opening the chat marked the first one
        Call.AGENT_GETS_NEWS: agent_news,
        Call.AGENT_IS_SEEN: seen,
        Call.AGENT_POLLS: agent_polls - agent_news - seen,
        **frames,
    }


def silent_hour(assumed: Assumptions, way: Way) -> Calls:
    """A guest's open chat in the first hour after its last message."""
    if way is Way.ADAPTIVE:
        return {Call.GUEST_POLLS: polls_of_silence(_HOUR_SECONDS)}
    if way is Way.POLLING:
        return {Call.GUEST_POLLS: _HOUR_SECONDS / assumed.poll_seconds}
    pings = _HOUR_SECONDS / assumed.guest_ping_seconds
    return {Call.GUEST_POLLS: _HOUR_SECONDS / assumed.guest_confirm_seconds, Call.GUEST_PINGS: pings}


def empty_shift(assumed: Assumptions, way: Way) -> Calls:
    """A console in a shift in which no chat comes."""
    seconds = 60 * assumed.shift_minutes
    if way is not Way.WEBSOCKET:
        polls = seconds / assumed.poll_seconds if way is Way.POLLING else polls_of_nobody(seconds)
        seen = noted(seconds, polls)
        return {Call.AGENT_LOGS_IN: 1, Call.AGENT_IS_SEEN: seen, Call.AGENT_POLLS: polls - seen}
    sockets = max(1.0, assumed.shift_minutes / assumed.reconnect_minutes)
    confirms, pings = seconds / assumed.agent_confirm_seconds, seconds / assumed.agent_ping_seconds
    connected = dict.fromkeys((Call.CONNECTS, Call.AGENT_AUTHENTICATES, Call.DISCONNECTS), sockets)
    return {Call.AGENT_LOGS_IN: 1, Call.AGENT_POLLS: confirms, Call.AGENT_PINGS: pings, **connected}


def noted(seconds: float, polls: float) -> float:
    """How many of an agent's polls note that it is there; a WebSocket's pings do so besides."""
    return min(polls, seconds * 1000 / NOTED_EVERY_MS)


def seen_after_seconds(assumed: Assumptions, way: Way) -> float:
    """How long the other side waits for a message on the average, besides the calls themselves."""
    between = 60 * assumed.talk_minutes / assumed.messages
    asked_every = {Way.POLLING: assumed.poll_seconds, Way.ADAPTIVE: between / polls(between, between)}
    return asked_every.get(way, 0.0) / 2


def _polls(assumed: Assumptions, way: Way) -> tuple[float, float]:
    """The guest's and the agent's."""
    open_, console = open_seconds(assumed), console_seconds(assumed)
    if way is Way.POLLING:
        return open_ / assumed.poll_seconds, console / assumed.poll_seconds
    if way is Way.WEBSOCKET:
        return 1 + open_ / assumed.guest_confirm_seconds, console / assumed.agent_confirm_seconds
    talking, busy = 60 * assumed.talk_minutes, console * assumed.busy
    between = talking / assumed.messages
    silences = polls_of_silence(60 * assumed.wait_minutes) + polls_of_silence(60 * assumed.idle_minutes)
    of_agent = polls(between / assumed.chats_at_once, busy) + polls_of_nobody(console - busy)
    return silences + polls(between, talking), of_agent


def polls(silences: float, seconds: float) -> float:
    """Of a chat in which something happens every `silences` seconds, for `seconds`, as the server asks."""
    return seconds * min(polls_of_silence(silences) / silences, 1000 / SOONEST_MS)


def polls_of_silence(seconds: float) -> float:
    """While nothing happens, from what happened last on."""
    count, now = 0, 0
    while now < seconds * 1000:
        count, now = count + 1, now + poll_interval(now)
    return float(count)


def polls_of_nobody(seconds: float) -> float:
    """Of an agent who has no chat, with nobody in the queue."""
    return seconds * 1000 / AGENT_LATEST_MS


def _frames(assumed: Assumptions) -> Calls:
    console, typed = console_seconds(assumed), assumed.typing_frames * assumed.messages / 2
    agents = console / 60 / assumed.reconnect_minutes
    return {
        **dict.fromkeys((Call.CONNECTS, Call.DISCONNECTS), 1 + agents),
        **dict.fromkeys((Call.GUEST_TYPES, Call.AGENT_TYPES), typed),
        Call.GUEST_SUBSCRIBES: 1,
        Call.AGENT_AUTHENTICATES: agents,
        Call.GUEST_PINGS: open_seconds(assumed) / assumed.guest_ping_seconds,
        Call.AGENT_PINGS: console / assumed.agent_ping_seconds,
    }


@dataclass(frozen=True, slots=True)
class Biller:
    """Bills, in dollars by the prices' names."""

    assumed: Assumptions
    measured: Measured
    prices: Mapping[str, Mapping[str, Any]]

    def conversation(self, way: Way) -> ByPrice:
        """Of one, the agents' time for it and its storage included."""
        lasts = open_seconds(self.assumed) + console_seconds(self.assumed)
        stored, kept = self.measured.stored_bytes, self.assumed.kept_months
        backed_up = sum(stored[noun] for noun in _BACKED_UP)
        in_bytes = {"stored_byte": sum(stored.values()) * kept, "backed_up_byte": backed_up * kept}
        return self.of(way, conversation(self.assumed, way), lasts / 60) | self.dollars(in_bytes)

    def of(self, way: Way, made: Calls, minutes: float) -> ByPrice:
        """Of the calls `made` while clients are there for so many `minutes`."""
        live = way is Way.WEBSOCKET
        figures = self.measured.websocket if live else self.measured.polling
        total = {"websocket_minute": minutes if live else 0.0}
        for call, count in made.items():
            for name, used in used_by_call(self.assumed, call, figures[call]).items():
                total[name] = total.get(name, 0.0) + count * used
        return self.dollars(total)

    def dollars(self, used: ByPrice) -> ByPrice:
        return {name: n * self.prices[name]["dollars"] / self.prices[name]["per"] for name, n in used.items()}


def used_by_call(assumed: Assumptions, call: Call, figures: Figures) -> ByPrice:
    # What a client sends and what it is sent are messages; that it comes and goes is none.
    sent = call.is_frame and call not in (Call.CONNECTS, Call.DISCONNECTS)
    gb_seconds = billed_ms(assumed, figures) / 1000 * assumed.memory_mb / 1024
    return {
        "rest_request": float(not call.is_frame),
        "websocket_message": sent + figures.pushes,
        "invocation": 1.0,
        f"gb_second_{assumed.architecture}": gb_seconds,
        "write_unit": figures.write_units,
        "read_unit": figures.read_units,
        "log_byte": figures.log_bytes + assumed.platform_log_bytes,
        "transfer_byte": (not call.is_frame) * (figures.answer_bytes + assumed.header_bytes)
        + figures.pushed_bytes,
    }


def billed_ms(assumed: Assumptions, figures: Figures) -> float:
    """How long the function runs: it computes with its share of a processor, and waits."""
    computing = figures.processor_ms * assumed.processor / min(1.0, assumed.memory_mb / assumed.vcpu_mb)
    waiting = figures.round_trips * assumed.dynamodb_ms + (assumed.push_ms if figures.pushes else 0)
    return computing + waiting + assumed.cold * assumed.cold_ms
