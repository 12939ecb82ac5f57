"""`python -m benchmarks` is what `make bench` runs; `--write` keeps the result in docs/costs.md."""

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks.calls import Prepared, Sizes, agent_says, guest_says, idle_poll, sections
from benchmarks.page import PATH, page, processor_table, section_table
from benchmarks.stage import engine, set_up, settings
from chalicelib import wiring

_REQUESTS = 300
_WARM_UP = 20


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What each call costs.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/costs.md")
    write = parser.parse_args().write
    tables, missed = [], []
    with engine() as url:
        for section in sections(Sizes()):
            measured, where = section.measure(url), section.title
            missed += [f"{case.name} ({where})" for case, cost in measured if case.goal.missed_by(cost)]
            tables.append(section_table(section, measured))
            print(tables[-1], end="\n\n", flush=True)
        spent = measure_processor_time(url, _REQUESTS)
    print(processor_table(spent))
    if write:
        PATH.write_text(page(tables, spent), encoding="utf-8")
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


def measure_processor_time(url: str, requests: int) -> dict[str, list[float]]:
    """Milliseconds of each call, `requests` times, in turn with the others."""
    stage = set_up(url, "processor", agents=1)
    busy, quiet = stage.active(), stage.active()
    wiring.configure(settings(url, "processor"))  # the app's own client, which nothing listens to
    guest_polls, agent_polls = idle_poll(quiet), idle_poll(quiet, stage.agent)
    calls: dict[str, Callable[[], Prepared]] = {
        "guest's send": lambda: guest_says(busy),
        "agent's send": lambda: agent_says(stage, busy),
        "guest's idle poll (events)": lambda: guest_polls,
        "agent's idle poll (events)": lambda: agent_polls,
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(_WARM_UP + requests):
        for name, prepare in calls.items():
            call, before = prepare(), time.process_time()
            call()
            spent[name].append((time.process_time() - before) * 1000)
    return {name: milliseconds[_WARM_UP:] for name, milliseconds in spent.items()}


if __name__ == "__main__":
    sys.exit(main())
