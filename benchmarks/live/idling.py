"""How much a chat asks for in which nothing happens."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Event, Thread

from benchmarks.live.listening import guest_listener
from benchmarks.live.people import Agent, Guest, Person, agent, guest
from devserver.servers import Servers

SILENCE_SECONDS = 200.0  # from here on the server asks for the slowest polling
_AGENT = "agent2"


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
        self._over = Event()
        ending.callback(self._over.set)
        owner = agent(servers.api, _AGENT)
        self._listeners = [guest_listener(servers.live, each) for each in _taken(servers, owner, chats)]
        for listener in self._listeners:
            ending.callback(listener.stop)
        self._polled = _taken(servers, owner, chats)
        self._console = Person(servers.api, owner.person.headers)
        for each in self._polled:
            self._poll(_following_chat(each))
        self._poll(_following_agent(self._console))
        self._began = time.monotonic()

    def measure(self, seconds: float) -> list[Idleness]:
        """Over so long, once they were silent for long enough."""
        self._over.wait(max(0.0, self._began + SILENCE_SECONDS - time.monotonic()))
        people = [each.person for each in self._polled]
        before = self._counts(people)
        self._over.wait(seconds)
        calls = [after - first for first, after in zip(before, self._counts(people), strict=True)]
        minutes = seconds / 60
        a_chat = minutes * len(self._listeners)
        return [
            Idleness("a chat on a WebSocket", calls[0] / a_chat, calls[1] / a_chat, goal=1),
            Idleness("a chat that is polled", calls[2] / a_chat, 0, goal=6),
            Idleness(f"a console of {2 * len(people)} chats that polls", calls[3] / minutes, 0, goal=None),
        ]

    def _counts(self, polled: Sequence[Person]) -> list[int]:
        return [
            sum(listener.person.calls for listener in self._listeners),
            sum(listener.frames for listener in self._listeners),
            sum(person.calls for person in polled),
            self._console.calls,
        ]

    def _poll(self, ask: Callable[[], int]) -> None:
        def follow() -> None:
            while not self._over.wait(ask() / 1000):
                pass

        Thread(target=follow, daemon=True).start()


def _taken(servers: Servers, owner: Agent, count: int) -> list[Guest]:
    guests = [guest(servers.api) for _ in range(count)]
    for each in guests:
        owner.takes(each.chat_id)
    return guests


def _following_chat(each: Guest) -> Callable[[], int]:
    """Asks once, and gives how many milliseconds the server wants it to wait."""
    after = {"seq": 0}

    def ask() -> int:
        news = each.person.get("/api/chat/events/", chat_room_id=each.chat_id, after=after["seq"])
        after["seq"] = news["seq"]
        return int(news["retry_after_ms"])

    return ask


def _following_agent(console: Person) -> Callable[[], int]:
    """As `_following_chat`."""
    position: dict[str, str] = {}

    def ask() -> int:
        news = console.get("/api/agents/me/events/", **position)
        position["after"] = news["after"]
        return int(news["retry_after_ms"])

    return ask
