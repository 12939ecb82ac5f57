"""Measurements as Markdown, and docs/costs.md, whole."""

import os
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.calls import Case, Cost, Goal, Section

PATH = Path(__file__).resolve().parent.parent / "docs" / "costs.md"
_WORDS = Path(__file__).with_name("page.md")


def page(sections: Sequence[str], spent: Mapping[str, Sequence[float]]) -> str:
    """The page with these sections' tables."""
    requests, processor = len(spent["guest's send"]), processor_table(spent)
    words, tables, cores = _WORDS.read_text(encoding="utf-8"), "\n\n".join(sections), os.cpu_count()
    return words.format(sections=tables, requests=requests, cores=cores, processor=processor)


def section_table(section: Section, measured: Sequence[tuple[Case, Cost]]) -> str:
    """A heading and a table."""
    head = ("call", "goal", "write units", "read units", "round trips", "result")
    return f"## {section.title}\n\n{markdown([head, *(_row(*each) for each in measured)])}"


def processor_table(spent: Mapping[str, Sequence[float]]) -> str:
    """Milliseconds a request."""
    mean, median = statistics.mean, statistics.median
    rows = [(name, f"{median(each):.1f}", f"{mean(each):.1f}") for name, each in spent.items()]
    return markdown([("call", "median ms", "mean ms"), *rows])


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table; the first row is its head."""
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    head, *body = (
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([head, rule, *body])


def _row(case: Case, cost: Cost) -> tuple[str, ...]:
    limits = zip(("write units", "read units", "round trips"), case.goal, strict=True)
    goal = ", ".join(f"{what} {limit:g}" for what, limit in limits if limit is not None)
    verdict = "" if case.goal == Goal() else "missed" if case.goal.missed_by(cost) else "ok"
    trips = f"{cost.round_trips}" + (f" + {cost.of_token}" if cost.of_token else "")
    return (case.name, goal, f"{cost.write_units:g}", f"{cost.read_units:g}", trips, verdict)
