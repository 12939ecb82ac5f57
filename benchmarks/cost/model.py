"""The calls of a conversation, a silent chat and an idle console, and the dollars of what they use up.

What a conversation is taken to be, and what cannot be measured here, is an assumption: a parameter.
"""

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from benchmarks.cost.measured import Call, Figures, Measured
from chalicelib.domain.cursors import AGENT_LATEST_MS, SOONEST_MS, poll_interval
from chalicelib.domain.presence import NOTED_EVERY_MS

_ONCE = (Call.GUEST_STARTS, Call.GUEST_COMPLETES, Call.AGENT_TAKES, Call.AGENT_OPENS,
         Call.AGENT_SEES_HISTORY, Call.AGENT_SEES_PAST, Call.AGENT_RESOLVES, Call.AGENT_CLOSES)  # fmt: skip
_BACKED_UP = ("chats", "messages")
_HOUR_SECONDS = 3600.0
Calls = dict[Call, float]
ByPrice = dict[str, float]


def _from(least: float, most: float = 1e9, step: float = 0) -> Callable[[str], float]:
    def number(raw: str) -> float:
        value = float(raw)
        if not least <= value <= most or (step and value % step):
            steps = f" in steps of {step:g}" if step else ""
            raise ArgumentTypeError(f"it must be from {least:g} to {most:g}{steps}, not {raw!r}")
        return int(value) if step else value

    return number


def _architecture(raw: str) -> str:
    if raw not in ("x86_64", "arm64"):
        raise ArgumentTypeError(f"it must be x86_64 or arm64, not {raw!r}")
    return raw


_even, _amount, _amount_or_none, _share = _from(2, 1e6, 2), _from(1e-9), _from(0), _from(1e-9, 1)


def _of(default: Any, parse: Callable[[str], Any], what: str) -> Any:
    return field(default=default, metadata={"parse": parse, "what": what})


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Minutes, seconds, milliseconds, bytes or shares of 1, as the names say."""

    messages: int = _of(20, _even, "messages of a conversation, half of them the guest's")
    wait_minutes: float = _of(1.0, _amount_or_none, "a guest waits that long for an agent")
    talk_minutes: float = _of(10.0, _amount, "both write that long, at even distances")
    idle_minutes: float = _of(5.0, _amount_or_none, "then nobody writes, until the agent closes the chat")
    chats_at_once: float = _of(3.0, _amount, "chats that a busy agent has at once")
    busy: float = _of(0.5, _share, "share of the agents' time in which they have chats at all")
    shift_minutes: float = _of(480.0, _amount, "how long a console stays logged in")
    poll_seconds: float = _of(3.0, _amount, "between two polls at a fixed pace")
    guest_confirm_seconds: float = _of(75.0, _amount, "between two polls of a widget that has a WebSocket")
    agent_confirm_seconds: float = _of(90.0, _amount, "between two polls of a console that has one")
    guest_ping_seconds: float = _of(240.0, _amount, "between two pings of a guest's WebSocket")
    agent_ping_seconds: float = _of(60.0, _amount, "between two pings of an agent's")
    reconnect_minutes: float = _of(120.0, _amount, "API Gateway ends a WebSocket after that")
    typing_frames: float = _of(2.0, _amount_or_none, "typing frames for each message")
    memory_mb: float = _of(1024.0, _amount, "the functions' memory")
    architecture: str = _of("arm64", _architecture, "the functions' architecture")
    vcpu_mb: float = _of(1769.0, _amount, "memory for which Lambda gives a whole processor")
    processor: float = _of(1.0, _amount, "how much longer Lambda's processor takes than the measuring one")
    dynamodb_ms: float = _of(5.0, _amount_or_none, "one round trip to DynamoDB")
    push_ms: float = _of(15.0, _amount_or_none, "one round of pushes, all of them at once")
    cold: float = _of(0.005, _share, "share of the invocations that start cold")
    cold_ms: float = _of(1000.0, _amount_or_none, "that such a one is billed more")
    header_bytes: float = _of(600.0, _amount_or_none, "headers of an answer as the gateway sends it")
    platform_log_bytes: float = _of(430.0, _amount_or_none, "what Lambda itself logs of an invocation")
    kept_months: float = _of(12.0, _amount_or_none, "how long a conversation has been kept, and is paid for")
    machine_dollars: float = _of(30.0, _amount, "a month of the smallest machine for a live chat: 4 GB")


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
    if way is not Way.WEBSOCKET:
        at_a_pace = _HOUR_SECONDS / assumed.poll_seconds
        return {Call.GUEST_POLLS: at_a_pace if way is Way.POLLING else polls_of_silence(_HOUR_SECONDS)}
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
    answer = 0.0 if call.is_frame else figures.answer_bytes + assumed.header_bytes
    gb_seconds = billed_ms(assumed, figures) / 1000 * assumed.memory_mb / 1024
    return {
        "rest_request": float(not call.is_frame),
        "websocket_message": sent + figures.pushes,
        "invocation": 1.0,
        f"gb_second_{assumed.architecture}": gb_seconds,
        "write_unit": figures.write_units,
        "read_unit": figures.read_units,
        "log_byte": figures.log_bytes + assumed.platform_log_bytes,
        "transfer_byte": answer + figures.pushed_bytes,
    }


def billed_ms(assumed: Assumptions, figures: Figures) -> float:
    """How long the function runs: it computes with its share of a processor, and waits."""
    computing = figures.processor_ms * assumed.processor / min(1.0, assumed.memory_mb / assumed.vcpu_mb)
    waiting = figures.round_trips * assumed.dynamodb_ms + assumed.push_ms * bool(figures.pushes)
    return computing + waiting + assumed.cold * assumed.cold_ms
