"""What was measured, as `python -m benchmarks.conversations --write` keeps it in measured.json."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.conversations.calls import Call
from benchmarks.conversations.figures import Figures

COMMAND = "bin/setup python -m benchmarks.conversations --write"
PATH = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """`polling`: where nobody has a WebSocket; `websocket`: where guest and `agents` all have one.

    `stored_bytes` of one conversation, by table.
    """

    date: str
    python: str
    cores: int
    conversations: int
    agents: int
    messages: int
    stored_bytes: Mapping[str, int]
    polling: Mapping[Call, Figures]
    websocket: Mapping[Call, Figures]


def save(measured: Measured) -> None:
    shown = {"command": COMMAND, **asdict(measured)}
    PATH.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")


def load() -> Measured:
    """What was kept last."""
    kept = json.loads(PATH.read_text(encoding="utf-8"))
    del kept["command"]
    for way in ("polling", "websocket"):
        kept[way] = {Call(name): Figures(**figures) for name, figures in kept[way].items()}
    return Measured(**kept)
