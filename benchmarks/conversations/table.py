"""The measured figures as Markdown."""

from collections.abc import Mapping

from benchmarks.conversations.calls import Call
from benchmarks.conversations.figures import Figures
from benchmarks.conversations.measured import Measured
from benchmarks.table import markdown

_HEAD = (
    "call",
    "write units",
    "read units",
    "round trips",
    "processor ms",
    "answer bytes",
    "log bytes",
    "frames pushed",
)


def figures_table(measured: Measured) -> str:
    """Both ways: where nobody has a WebSocket, and where guest and agents have one."""
    titles = {"Without a WebSocket": measured.polling, "With a WebSocket": measured.websocket}
    return "\n\n".join(f"### {title}\n\n{_table(figures)}" for title, figures in titles.items())


def _table(figures: Mapping[Call, Figures]) -> str:
    return markdown([_HEAD, *(_row(call, figures[call]) for call in Call if call in figures)])


def _row(call: Call, each: Figures) -> tuple[str, ...]:
    return (
        call,
        f"{each.write_units:.1f}",
        f"{each.read_units:.1f}",
        f"{each.round_trips:.1f}",
        f"{each.processor_ms:.1f}",
        f"{each.answer_bytes:.0f}",
        f"{each.log_bytes:.0f}",
        f"{each.pushes:.1f}",
    )
