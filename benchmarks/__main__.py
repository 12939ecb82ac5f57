"""`python -m benchmarks` is what `make bench` runs; `--write` keeps the result in docs/costs.md."""

import argparse
import sys

from benchmarks.document import PATH, costs_page
from benchmarks.processor import measure_processor_time
from benchmarks.sections import Sizes, measure_section, sections
from benchmarks.stage import engine
from benchmarks.table import processor_table, tables

_REQUESTS = 300


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What each call costs.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/costs.md")
    write = parser.parse_args().write
    results = []
    with engine() as url:
        for section in sections(Sizes()):
            results.append(measure_section(url, section))
            print(tables(results[-1:]), end="\n\n", flush=True)
        spent = measure_processor_time(url, _REQUESTS)
    print(processor_table(spent))
    if write:
        PATH.parent.mkdir(exist_ok=True)
        PATH.write_text(costs_page(results, spent, _REQUESTS), encoding="utf-8")
    missed = [f"{name} ({each.title})" for each in results for name in each.missed]
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
