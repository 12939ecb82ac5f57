"""Measurements as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.cases import Cost, Goal, Measurement
from benchmarks.processor import ProcessorTime
from benchmarks.sections import Results

_HEAD = ("call", "goal", "write units", "read units", "round trips", "result")


def tables(results: Iterable[Results]) -> str:
    """A heading and a table for each section."""
    return "\n\n".join(
        f"## {each.title}\n\n{markdown([_HEAD, *map(_row, each.measurements)])}" for each in results
    )


def processor_table(spent: Iterable[ProcessorTime]) -> str:
    """Milliseconds a request."""
    rows = [(each.name, f"{each.median:.1f}", f"{each.mean:.1f}") for each in spent]
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


def _row(measured: Measurement) -> tuple[str, ...]:
    cost = measured.cost
    return (
        measured.name,
        _goal(measured.goal),
        f"{cost.write_units:g}",
        f"{cost.read_units:g}",
        _round_trips(cost),
        _verdict(measured),
    )


def _goal(goal: Goal) -> str:
    parts = (
        (goal.write_units, "write units"),
        (goal.read_units, "read units"),
        (goal.round_trips, "round trips"),
    )
    return ", ".join(f"{what} {limit:g}" for limit, what in parts if limit is not None)


def _round_trips(cost: Cost) -> str:
    return (
        f"{cost.round_trips} + {cost.token_round_trips}" if cost.token_round_trips else f"{cost.round_trips}"
    )


def _verdict(measured: Measurement) -> str:
    if measured.goal == Goal():
        return ""
    return "missed" if measured.missed else "ok"
