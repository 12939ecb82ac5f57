"""What a conversation is taken to be, and what cannot be measured here. Each is a parameter."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


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
    memory_mb: float = _of(512.0, _amount, "the functions' memory")
    architecture: str = _of("x86_64", _architecture, "the functions' architecture")
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
