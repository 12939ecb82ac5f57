"""`python -m benchmarks.live` is what `make bench-live` runs; `--write` keeps what it measured."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from benchmarks.live.document import PATH, idle_table, page, tables
from benchmarks.live.figures import Outcome
from benchmarks.live.idling import Idle
from benchmarks.live.servers import Servers, running
from benchmarks.live.talks import killed_gateway, many_chats, two_people

_LINES, _LINES_AMID, _CHATS, _ROUNDS = 500, 100, 100, 3
_IDLE_CHATS, _IDLE_SECONDS = 10, 120.0
_AGENTS = 5


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description="How soon it is seen.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/live-benchmark.md")
    write = parser.parse_args().write
    outcomes: list[Outcome] = []
    with running(_AGENTS) as servers, ExitStack() as ending:
        idle = Idle(servers, _IDLE_CHATS, ending)
        for play in _plays(servers):
            outcomes.append(play())
            print(tables(outcomes[-1:]), end="\n\n", flush=True)
        idleness = idle.measure(_IDLE_SECONDS)
    print(idle_table(idleness))
    if write:
        PATH.write_text(page(outcomes, idleness, _ROUNDS, _IDLE_SECONDS), encoding="utf-8")
    missed = [outcome.name for outcome in outcomes if outcome.missed]
    missed += [kind.name for kind in idleness if kind.missed]
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


def _plays(servers: Servers) -> Iterator[Callable[[], Outcome]]:
    agents = [f"agent{number}" for number in range(1, _AGENTS + 1)]
    yield lambda: two_people(servers, _LINES)
    yield lambda: many_chats(servers, _CHATS, agents, _ROUNDS)
    yield lambda: killed_gateway(servers, _LINES_AMID)


if __name__ == "__main__":
    sys.exit(main())
