"""docs/live-benchmark.md, whole."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.live.figures import MOST_TIMES_THE_POST, Outcome, Times
from benchmarks.live.idling import SILENCE_SECONDS, Idleness

PATH = Path(__file__).resolve().parents[2] / "docs" / "live-benchmark.md"

_INTRODUCTION = """\
# How soon a message is seen

`make bench-live` measures this page's tables and fails when a goal is missed;
`bin/setup python -m benchmarks.live --write` writes the page. Measured with Python {python} on
{cores} cores, which the clients, the API, the gateway and the DynamoDB share: on AWS each has its own.

- The API is `chalice local` and the gateway is the one of `make run`, each a process, before MiniStack.
  The clients are real ones, over WebSockets and HTTP, and keep to [docs/live.md](live.md).
- Delivery is from the beginning of the POST until the other side knows the message, however it came to
  know; POST is from its beginning to its answer. The goal: p95 of delivery at most {times:g} times p95 of
  the POST alone, in the same run.
- Two clients write both at once as fast as they are answered. In many chats every guest writes, and
  writes again when the agent has answered, {rounds} times; each agent answers one message after another.
  A push may take 3 s here, not 300 ms, because one process answers everybody.
- `lost` was never seen, not even by asking, and `twice` was shown twice: both must be 0. `asked for` came
  by the cursor, because its push was late, came before its turn, or not at all.
"""
_IDLE = """\
## What an idle chat asks for

In a minute, after {silence:g} seconds of silence, over {seconds:g} seconds. Frames are those that the client
sends.
"""


def tables(outcomes: Sequence[Outcome]) -> str:
    """Of the scenarios in which people talk."""
    rows = [
        ("scenario", "messages", "POST p50 / p95 / p99 ms", "delivery p50 / p95 / p99 ms", "times the POST",
         "lost", "twice", "asked for", "result"),
        *(
            (each.name, f"{each.messages:,}", _times(each.post), _times(each.delivery),
             f"{each.times_the_post:.2f}" if each.timed else "", f"{each.lost}", f"{each.twice}",
             f"{each.asked}", "missed" if each.missed else "ok")
            for each in outcomes
        ),
    ]  # fmt: skip
    return _table(rows)


def idle_table(idle: Sequence[Idleness]) -> str:
    rows = [("who", "goal", "calls", "frames", "result")]
    for each in idle:
        goal = "" if each.goal is None else f"{each.goal:g}"
        verdict = "" if each.goal is None else "missed" if each.missed else "ok"
        rows.append((each.name, goal, f"{each.calls:.2f}", f"{each.frames:.2f}", verdict))
    return _table(rows)


def page(outcomes: Sequence[Outcome], idle: Sequence[Idleness], rounds: int, seconds: float) -> str:
    introduction = _INTRODUCTION.format(
        python=platform.python_version(), cores=os.cpu_count(), times=MOST_TIMES_THE_POST, rounds=rounds
    )
    heading = _IDLE.format(silence=SILENCE_SECONDS, seconds=seconds)
    return "\n".join([introduction, tables(outcomes), "", heading, idle_table(idle), ""])


def _times(times: Times) -> str:
    return f"{times.p50:.0f} / {times.p95:.0f} / {times.p99:.0f}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])
