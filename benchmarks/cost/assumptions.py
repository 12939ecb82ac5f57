"""What a conversation is taken to be, and what cannot be measured here. Each is a parameter."""

import math
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Parse = Callable[[str], Any]
_MOST = 1e9


def amount(raw: str) -> float:
    """Above 0. Raises ArgumentTypeError, as all of these do."""
    return _number(raw, lambda value: 0 < value < _MOST, "a number above 0")


def amount_or_none(raw: str) -> float:
    """From 0 on."""
    return _number(raw, lambda value: 0 <= value < _MOST, "a number from 0 on")


def share(raw: str) -> float:
    """Above 0, up to 1."""
    return _number(raw, lambda value: 0 < value <= 1, "a number above 0, at most 1")


def even(raw: str) -> int:
    """Whole and even: both sides write as many."""
    fits = "an even number from 2 to 1000000"
    return int(_number(raw, lambda value: 2 <= value <= 1e6 and value % 2 == 0, fits))


def architecture(raw: str) -> str:
    """One of Lambda's."""
    if raw not in ("x86_64", "arm64"):
        raise ArgumentTypeError(f"it must be x86_64 or arm64, not {raw!r}")
    return raw


def _number(raw: str, fits: Callable[[float], bool], what: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        value = math.nan
    if not fits(value):
        raise ArgumentTypeError(f"it must be {what}, not {raw!r}")
    return value


def _of(default: Any, parse: Parse, what: str) -> Any:
    return field(default=default, metadata={"parse": parse, "what": what})


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Minutes, seconds, milliseconds, bytes or shares of 1, as the names say."""

    messages: int = _of(20, even, "messages of a conversation, half of them the guest's")
    wait_minutes: float = _of(1.0, amount_or_none, "a guest waits that long for an agent")
    talk_minutes: float = _of(10.0, amount, "both write that long, at even distances")
    idle_minutes: float = _of(5.0, amount_or_none, "then nobody writes, until the agent closes the chat")
    chats_at_once: float = _of(3.0, amount, "chats that a busy agent has at once")
    busy: float = _of(0.5, share, "share of the agents' time in which they have chats at all")
    shift_minutes: float = _of(480.0, amount, "how long a console stays logged in")
    poll_seconds: float = _of(3.0, amount, "between two polls at a fixed pace")
    guest_confirm_seconds: float = _of(75.0, amount, "between two polls of a widget that has a WebSocket")
    agent_confirm_seconds: float = _of(90.0, amount, "between two polls of a console that has one")
    guest_ping_seconds: float = _of(240.0, amount, "between two pings of a guest's WebSocket")
    agent_ping_seconds: float = _of(60.0, amount, "between two pings of an agent's")
    reconnect_minutes: float = _of(120.0, amount, "API Gateway ends a WebSocket after that")
    typing_frames: float = _of(2.0, amount_or_none, "typing frames for each message")
    memory_mb: float = _of(512.0, amount, "the functions' memory")
    architecture: str = _of("x86_64", architecture, "the functions' architecture")
    vcpu_mb: float = _of(1769.0, amount, "memory for which Lambda gives a whole processor")
    processor: float = _of(1.0, amount, "how much longer Lambda's processor takes than the measuring one")
    dynamodb_ms: float = _of(5.0, amount_or_none, "one round trip to DynamoDB")
    push_ms: float = _of(15.0, amount_or_none, "one round of pushes, all of them at once")
    cold: float = _of(0.005, share, "share of the invocations that start cold")
    cold_ms: float = _of(1000.0, amount_or_none, "that such a one is billed more")
    header_bytes: float = _of(600.0, amount_or_none, "headers of an answer as the gateway sends it")
    platform_log_bytes: float = _of(430.0, amount_or_none, "what Lambda itself logs of an invocation")
    kept_months: float = _of(12.0, amount_or_none, "how long a conversation has been kept, and is paid for")
    machine_dollars: float = _of(30.0, amount, "a month of the smallest machine for a live chat: 4 GB")
