"""`python -m benchmarks.conversations` measures; `--write` keeps it, for `make cost` to count with."""

import argparse
import os
import platform
import sys
from datetime import UTC, datetime

from benchmarks.conversations import measured
from benchmarks.conversations.measuring import AGENTS, MESSAGES, measure
from benchmarks.conversations.table import figures_table
from benchmarks.stage import engine


def main() -> int:
    """An exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conversations", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the result in {measured.PATH.name}")
    parser.add_argument("--rounds", type=int, default=25, help="timed conversations of each kind (25)")
    options = parser.parse_args()
    with engine() as url:
        polling, stored = measure(url, options.rounds, live=False)
        websocket, _ = measure(url, options.rounds, live=True)
    result = measured.Measured(
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        conversations=options.rounds,
        agents=AGENTS,
        messages=MESSAGES,
        stored_bytes=stored,
        polling=polling,
        websocket=websocket,
    )
    print(figures_table(result))
    if options.write:
        measured.save(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
