"""`python -m benchmarks.handlers` is what `make bench-warm` runs; `--write` keeps docs/handler-time.md."""

import argparse
import sys

from benchmarks.handlers.document import PATH, handlers_table, missed, page
from benchmarks.handlers.measuring import measure_handlers
from benchmarks.stage import engine


def main() -> int:
    """1 when a handler takes too long beside its botocore calls, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handlers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the result in docs/handler-time.md")
    parser.add_argument("--rounds", type=int, default=25, help="runs of each call (25)")
    options = parser.parse_args()
    with engine() as url:
        measured = measure_handlers(url, options.rounds)
    print(handlers_table(measured))
    if options.write:
        PATH.write_text(page(measured), encoding="utf-8")
    slow = missed(measured)
    print(f"Missed: {', '.join(slow)}" if slow else "Every handler is quick enough.")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
