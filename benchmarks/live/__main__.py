"""`python -m benchmarks.live` is what `make bench-live` runs; `--write` keeps what it measured."""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

from benchmarks.live import talks
from benchmarks.live.talks import Outcome, running
from benchmarks.page import markdown
from client.agent import Agent, log_in
from client.api import PatientApi
from client.follower import GuestFollower
from client.guest import open_chat
from devserver.servers import Servers

PATH = Path(__file__).resolve().parents[2] / "docs" / "live-benchmark.md"
_WORDS = Path(__file__).with_name("page.md")
_SENDS, _SENDS_AMID, _CHATS, _ROUNDS = 500, 100, 100, 3
_IDLE_CHATS, _IDLE_SECONDS = 10, 120.0
_AGENTS = [f"agent{number}" for number in range(1, 6)]
SILENCE_SECONDS = 200.0  # from here on the server asks for the slowest polling


class Idleness(NamedTuple):
    """Of one chat, or of a whole console, in a minute; `frames` are those that the client sends."""

    name: str
    calls: float
    frames: float
    goal: float | None

    @property
    def missed(self) -> bool:
        return self.goal is not None and self.calls > self.goal


class Idle:
    """Chats of one agent in which nobody writes: some over WebSockets, some polled, and a console."""

    def __init__(self, servers: Servers, chats: int, ending: ExitStack) -> None:
        self._over, self._chats = Event(), chats
        ending.callback(self._over.set)
        # Each of these counts the calls of its kind.
        self._listening, self._polling, self._console = (PatientApi(servers.api) for _ in range(3))
        owner = log_in(PatientApi(servers.api), "agent2")
        listening, polling = (
            [open_chat(api) for _ in range(chats)] for api in (self._listening, self._polling)
        )
        for guest in (*listening, *polling):
            owner.takes(guest.chat_id)
        self._followers = [GuestFollower(servers.live, guest) for guest in listening]
        for follower in self._followers:
            follower.start()
            ending.callback(follower.stop)
        for guest in polling:
            self._poll("seq", guest.events)
        self._poll("after", Agent(self._console.having(**owner.api.headers), owner.login).follows)
        self._began = time.monotonic()

    def measure(self, seconds: float) -> list[Idleness]:
        """Over so long, once they were silent for long enough."""
        self._over.wait(max(0.0, self._began + SILENCE_SECONDS - time.monotonic()))
        before = self._counts()
        self._over.wait(seconds)
        counts = zip(before, self._counts(), strict=True)
        calls, frames, polls, of_console = ((after - first) / seconds * 60 for first, after in counts)
        return [
            Idleness("a chat on a WebSocket", calls / self._chats, frames / self._chats, goal=1),
            Idleness("a chat that is polled", polls / self._chats, 0, goal=6),
            Idleness(f"a console of {2 * self._chats} chats that polls", of_console, 0, goal=None),
        ]

    def _counts(self) -> list[int]:
        frames = sum(follower.frames for follower in self._followers)
        return [len(self._listening.calls), frames, len(self._polling.calls), len(self._console.calls)]

    def _poll(self, cursor: str, ask: Callable[..., Any]) -> None:
        """Follows in a thread of its own, as often as the server wants, by the answers' `cursor`."""

        def follow() -> None:
            news = ask()
            while not self._over.wait(news["retry_after_ms"] / 1000):
                news = ask(after=news[cursor])

        Thread(target=follow, daemon=True).start()


def main() -> int:
    """1 when a goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description="How soon it is seen.")
    parser.add_argument("--write", action="store_true", help="keep the result in docs/live-benchmark.md")
    write = parser.parse_args().write
    with running(len(_AGENTS)) as servers, ExitStack() as ending:
        idle = Idle(servers, _IDLE_CHATS, ending)
        outcomes = [
            talks.two_people(servers, _SENDS),
            talks.many_chats(servers, _CHATS, _AGENTS, _ROUNDS),
            talks.killed_gateway(servers, _SENDS_AMID),
        ]
        print(talks_table(outcomes), flush=True)
        idleness = idle.measure(_IDLE_SECONDS)
    print(f"\n{idle_table(idleness)}")
    if write:
        here = {"python": platform.python_version(), "cores": os.cpu_count(), "rounds": _ROUNDS}
        goals = {"times": talks.MOST_TIMES_THE_POST, "silence": SILENCE_SECONDS, "seconds": _IDLE_SECONDS}
        tables = {"talks": talks_table(outcomes), "idle": idle_table(idleness)}
        words = _WORDS.read_text(encoding="utf-8")
        PATH.write_text(words.format(**here, **goals, **tables), encoding="utf-8")
    missed = [each.name for each in outcomes if each.missed]
    missed += [each.name for each in idleness if each.missed]
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


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
        goal, result = (f"{each.goal:g}", "missed" if each.missed else "ok") if each.goal else ("", "")
        rows.append((each.name, goal, f"{each.calls:.2f}", f"{each.frames:.2f}", result))
    return markdown(rows)


if __name__ == "__main__":
    sys.exit(main())
