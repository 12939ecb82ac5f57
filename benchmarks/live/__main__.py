"""`python -m benchmarks.live` is what `make bench-live` runs; `--write` keeps what it measured."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.live.idle import SILENCE_SECONDS, Idle, Idleness
from benchmarks.live.people import running
from benchmarks.live.talks import MOST_TIMES_THE_POST, Outcome, killed_gateway, many_chats, two_people
from benchmarks.page import markdown

PATH = Path(__file__).resolve().parents[2] / "docs" / "live-benchmark.md"
_WORDS = Path(__file__).with_name("page.md")
_SENDS, _SENDS_AMID, _CHATS, _ROUNDS = 500, 100, 100, 3
_IDLE_CHATS, _IDLE_SECONDS = 10, 120.0
_AGENTS = [f"agent{number}" for number in range(1, 6)]


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description="How soon it is seen.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/live-benchmark.md")
    write = parser.parse_args().write
    with running(len(_AGENTS)) as servers, ExitStack() as ending:
        idle = Idle(servers, _IDLE_CHATS, ending)
        plays: list[Callable[[], Outcome]] = [
            lambda: two_people(servers, _SENDS),
            lambda: many_chats(servers, _CHATS, _AGENTS, _ROUNDS),
            lambda: killed_gateway(servers, _SENDS_AMID),
        ]
        outcomes = [play() for play in plays]
        print(talks_table(outcomes), flush=True)
        idleness = idle.measure(_IDLE_SECONDS)
    print(f"\n{idle_table(idleness)}")
    if write:
        PATH.write_text(page(outcomes, idleness), encoding="utf-8")
    missed = [each.name for each in outcomes if each.missed]
    missed += [each.name for each in idleness if each.missed]
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


def page(outcomes: Sequence[Outcome], idleness: Sequence[Idleness]) -> str:
    return _WORDS.read_text(encoding="utf-8").format(
        python=platform.python_version(),
        cores=os.cpu_count(),
        times=MOST_TIMES_THE_POST,
        rounds=_ROUNDS,
        talks=talks_table(outcomes),
        silence=SILENCE_SECONDS,
        seconds=_IDLE_SECONDS,
        idle=idle_table(idleness),
    )


def talks_table(outcomes: Sequence[Outcome]) -> str:
    """Of the scenarios in which people talk."""
    head = ("scenario", "messages", "POST p50 / p95 / p99 ms", "delivery p50 / p95 / p99 ms")
    more = ("times the POST", "lost", "twice", "asked for", "result")
    return markdown([(*head, *more), *(_row(each) for each in outcomes)])


def _row(each: Outcome) -> tuple[str, ...]:
    milliseconds = (" / ".join(f"{ms:.0f}" for ms in times) for times in (each.post, each.delivery))
    times = f"{each.times_the_post:.2f}" if each.has_goal else ""
    counts = map(str, (each.lost, each.twice, each.asked))
    result = "missed" if each.missed else "ok"
    return (each.name, f"{each.messages:,}", *milliseconds, times, *counts, result)


def idle_table(idleness: Sequence[Idleness]) -> str:
    rows = [("who", "goal", "calls", "frames", "result")]
    for each in idleness:
        goal = "" if each.goal is None else f"{each.goal:g}"
        result = "" if each.goal is None else "missed" if each.missed else "ok"
        rows.append((each.name, goal, f"{each.calls:.2f}", f"{each.frames:.2f}", result))
    return markdown(rows)


if __name__ == "__main__":
    sys.exit(main())
