"""The calls that a conversation is made of, and what each took, as measured.json keeps it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.page import markdown

COMMAND = "bin/setup python -m benchmarks.conversation --write"
PATH = Path(__file__).with_name("measured.json")


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
        return [*Call].index(self) >= [*Call].index(Call.CONNECTS)


@dataclass(frozen=True, slots=True)
class Figures:
    """Means, but for the median of `processor_ms` (of all the process's threads). `pushes`: frames sent."""

    write_units: float
    read_units: float
    round_trips: float
    processor_ms: float
    answer_bytes: float
    log_bytes: float
    pushes: float
    pushed_bytes: float


@dataclass(frozen=True, slots=True)
class Measured:
    """`polling`: nobody has a WebSocket; `websocket`: all have one. `stored_bytes`: of one, by table."""

    date: str
    python: str
    cores: int
    conversations: int
    agents: int
    messages: int
    stored_bytes: Mapping[str, int]
    polling: Mapping[Call, Figures]
    websocket: Mapping[Call, Figures]


def load() -> Measured:
    """The figures that were kept last."""
    kept = json.loads(PATH.read_text(encoding="utf-8"))
    del kept["command"]
    for way in ("polling", "websocket"):
        kept[way] = {Call(name): Figures(**figures) for name, figures in kept[way].items()}
    return Measured(**kept)


def figures_table(measured: Measured) -> str:
    """As Markdown, both ways."""
    head = ("call", "write units", "read units", "round trips", "processor ms", "answer bytes")
    ways = {"Without": measured.polling, "With": measured.websocket}
    return "\n\n".join(
        f"### {way} a WebSocket\n\n" + markdown([(*head, "log bytes", "frames pushed"), *_rows(figures)])
        for way, figures in ways.items()
    )


def _rows(figures: Mapping[Call, Figures]) -> Iterator[tuple[str, ...]]:
    for call in filter(figures.__contains__, Call):
        *fine, answer, log, pushes, _ = astuple(figures[call])
        yield (call, *(f"{n:.1f}" for n in fine), f"{answer:.0f}", f"{log:.0f}", f"{pushes:.1f}")
