"""The starts as Markdown, and docs/cold-start.md, whole."""

import os
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cold_start.imports import Imports
from benchmarks.cold_start.starts import BARE, PRODUCT, Starts
from benchmarks.page import markdown

PATH = Path(__file__).resolve().parents[2] / "docs" / "cold-start.md"
GOAL = 0.5
_WORDS = Path(__file__).with_name("page.md")
_HEAD = (
    "started",
    "median ms",
    "fastest ms",
    "of that answering",
    "processor ms",
    "ratio",
    "goal",
    "result",
)


def page(measured: Sequence[Starts], imports: Imports) -> str:
    return _WORDS.read_text(encoding="utf-8").format(
        starts=len(measured[0].milliseconds),
        python=platform.python_version(),
        cores=os.cpu_count(),
        table=starts_table(measured),
        imports=imports.section(),
    )


def starts_table(measured: Sequence[Starts]) -> str:
    bare = next(each for each in measured if each.name == BARE)
    return markdown([_HEAD, *(_row(each, bare) for each in measured)])


def missed(measured: Sequence[Starts]) -> bool:
    by_name = {each.name: each for each in measured}
    return by_name[PRODUCT].ratio(by_name[BARE]) > GOAL


def _row(each: Starts, bare: Starts) -> tuple[str, ...]:
    ratio = each.ratio(bare)
    figures = (
        statistics.median(each.milliseconds),
        min(each.milliseconds),
        statistics.median(each.answering),
        min(each.processor),
    )
    goal = (f"{GOAL:g}", "ok" if ratio <= GOAL else "missed") if each.name == PRODUCT else ("", "")
    return (each.name, *(f"{ms:.0f}" for ms in figures), f"{ratio:.2f}", *goal)
