"""docs/handler-time.md, whole."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.handlers.measuring import Handled
from benchmarks.table import markdown

PATH = Path(__file__).resolve().parents[2] / "docs" / "handler-time.md"
GOAL = 1.5

_INTRODUCTION = """\
# What a handler adds to DynamoDB's time

From a Lambda event to its answer, in a process that is warm, and how much of that the raw botocore calls took
that the handler made: `make bench-warm` measures it, prints this page's table and fails when a ratio is
above {goal:g}; `bin/setup python -m benchmarks.handlers --write` writes this page.

- Each call is timed as a whole, and botocore's client is timed within it, below PynamoDB and all of the
  app's own code: both figures are of the same run, {rounds} runs of each call, in turn with the others.
- DynamoDB is MiniStack on the loopback, on the same {cores} cores; Python {python}.
- A ratio is the median of those of each run. 1.2 says that what is not botocore and DynamoDB (reading the
  event, rules, PynamoDB, the answer's JSON, the log line) takes a fifth of what they take.
- The processor's ratio is that of this process's own time: what waits for DynamoDB does not count in it, so
  that it stays what it is on a machine that has other things to do. It has no goal.
- The calls are those of [what a call costs](costs.md), on smaller tables.
"""


def handlers_table(measured: Sequence[Handled]) -> str:
    head = (
        "call",
        "botocore calls",
        "handler ms",
        "of that botocore ms",
        "ratio",
        "processor's ratio",
        "result",
    )
    return markdown([head, *map(_row, measured)])


def missed(measured: Sequence[Handled]) -> list[str]:
    """The names of the calls whose handlers take too long."""
    return [each.name for each in measured if each.ratio > GOAL]


def page(measured: Sequence[Handled]) -> str:
    introduction = _INTRODUCTION.format(
        goal=GOAL,
        rounds=len(measured[0].runs),
        cores=os.cpu_count(),
        python=platform.python_version(),
    )
    return "\n".join([introduction, handlers_table(measured), ""])


def _row(each: Handled) -> tuple[str, ...]:
    handler, botocore = each.medians
    verdict = "ok" if each.ratio <= GOAL else "missed"
    ratios = (f"{each.ratio:.2f}", f"{each.processor_ratio:.2f}")
    return (each.name, str(each.calls), f"{handler:.1f}", f"{botocore:.1f}", *ratios, verdict)
