"""Measurements as Markdown, and docs/costs.md, whole."""

import os
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.calls import Cost, Goal, Measurement, Section
from benchmarks.processor import ProcessorTime

PATH = Path(__file__).resolve().parent.parent / "docs" / "costs.md"
_WORDS = Path(__file__).with_name("page.md")


def page(sections: Iterable[str], spent: Sequence[ProcessorTime]) -> str:
    """The page whose tables these are."""
    return _WORDS.read_text(encoding="utf-8").format(
        sections="\n\n".join(sections),
        requests=len(spent[0].whole),
        cores=os.cpu_count(),
        processor=processor_table(spent),
    )


def section_table(section: Section, measured: Iterable[Measurement]) -> str:
    """A heading and a table."""
    head = ("call", "goal", "write units", "read units", "round trips", "result")
    return f"## {section.title}\n\n{markdown([head, *map(_row, measured)])}"


def processor_table(spent: Iterable[ProcessorTime]) -> str:
    """Milliseconds a request."""
    rows = [
        (
            each.name,
            f"{statistics.median(each.whole):.1f}",
            f"{statistics.mean(each.whole):.1f}",
            f"{statistics.median(each.of_botocore):.1f}",
            f"{each.ratio:.2f}",
        )
        for each in spent
    ]
    return markdown([("call", "median ms", "mean ms", "of that botocore ms", "ratio"), *rows])


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table; the first row is its head."""
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    head, *body = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([head, rule, *body])


def _row(measured: Measurement) -> tuple[str, ...]:
    case, cost = measured.case, measured.cost
    verdict = "" if case.goal == Goal() else "missed" if measured.missed else "ok"
    units = (f"{cost.write_units:g}", f"{cost.read_units:g}")
    return (case.name, _goal(case.goal), *units, _round_trips(cost), verdict)


def _goal(goal: Goal) -> str:
    parts = (
        (goal.write_units, "write units"),
        (goal.read_units, "read units"),
        (goal.round_trips, "round trips"),
    )
    return ", ".join(f"{what} {limit:g}" for limit, what in parts if limit is not None)


def _round_trips(cost: Cost) -> str:
    of_token = f" + {cost.token_round_trips}" if cost.token_round_trips else ""
    return f"{cost.round_trips}{of_token}"
