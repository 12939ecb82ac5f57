"""How much a chat asks for in which nothing happens."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

from benchmarks.live.people import PatientApi
from client.agent import Agent, log_in
from client.follower import GuestFollower
from client.guest import open_chat
from devserver.servers import Servers

SILENCE_SECONDS = 200.0  # from here on the server asks for the slowest polling


@dataclass(frozen=True, slots=True)
class Idleness:
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
