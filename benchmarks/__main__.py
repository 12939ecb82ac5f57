"""`python -m benchmarks` is what `make bench` runs; `--write` keeps the result in docs/costs.md."""

import argparse
import sys

from benchmarks.calls import Sizes, sections
from benchmarks.page import PATH, page, processor_table, section_table
from benchmarks.processor import measure_processor_time
from benchmarks.stage import engine

_REQUESTS = 300


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What each call costs.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/costs.md")
    write = parser.parse_args().write
    tables, missed = [], []
    with engine() as url:
        for section in sections(Sizes()):
            measured = section.measure(url)
            missed += [
                f"{case.name} ({section.title})" for case, cost in measured if case.goal.missed_by(cost)
            ]
            tables.append(section_table(section, measured))
            print(tables[-1], end="\n\n", flush=True)
        spent = measure_processor_time(url, _REQUESTS)
    print(processor_table(spent))
    if write:
        PATH.write_text(page(tables, spent), encoding="utf-8")
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
