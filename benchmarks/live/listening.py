"""Clients that keep to docs/live.md: they listen, drop what comes twice, catch up, and come back."""

import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from benchmarks.live.knowledge import Log
from benchmarks.live.people import Agent, Guest, Person, RefusedError

QUIET_SECONDS = 120.0
_AGAIN_SECONDS = 0.2


@dataclass
class Listener:
    """A WebSocket in a thread of its own; `first` is its first frame, `catch_up` asks the cursor."""

    live: str
    person: Person
    first: dict[str, str]
    catch_up: Callable[[], None]
    log: Log
    frames: int = 0
    connections: int = 0
    ready: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self._socket: ClientConnection | None = None
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        if self._socket:
            self._socket.close()
        self._thread.join()

    def _follow(self) -> None:
        while not self.over.is_set():
            with suppress(OSError, EOFError, WebSocketException, RefusedError), connect(self.live) as socket:
                self._socket = socket
                self.connections += 1
                self._send(socket, self.first)
                self._listen(socket)
            self.over.wait(_AGAIN_SECONDS)

    def _listen(self, socket: ClientConnection) -> None:
        while not self.over.is_set():
            try:
                frame = json.loads(socket.recv(QUIET_SECONDS))
            except TimeoutError:
                self._send(socket, {"action": "ping"})
                self.catch_up()
                continue
            now = time.monotonic()
            if frame["type"] == "ready":
                self.catch_up()
                self.ready.set()
            elif frame["type"] == "event" and not self.log.take(
                frame["chat_room_id"], frame["event"], now, pushed=True
            ):
                self.catch_up()

    def _send(self, socket: ClientConnection, frame: dict[str, str]) -> None:
        self.frames += 1
        socket.send(json.dumps(frame))


def guest_listener(live: str, guest: Guest) -> Listener:
    """Of a guest's chat."""
    log = Log()

    def catch_up() -> None:
        more = True
        while more:
            after = log.seqs.get(guest.chat_id, 0)
            news = guest.person.get("/api/chat/events/", chat_room_id=guest.chat_id, after=after, limit=500)
            _take(log, ((guest.chat_id, event) for event in news["events"]))
            more = news["has_more"]

    catch_up()
    log.asked = 0
    return Listener(live, guest.person, {"action": "subscribe", "chat_room_id": guest.chat_id}, catch_up, log)


def agent_listener(live: str, agent: Agent, heard: Callable[[str, Any], None]) -> Listener:
    """Of all of an agent's chats, by one cursor; `heard` gets each event once."""
    log, position = Log(heard), {"after": ""}

    def catch_up() -> None:
        more = True
        while more:
            since = {"after": position["after"]} if position["after"] else {}
            news = agent.person.get("/api/agents/me/events/", limit=500, **since)
            _take(log, ((each["chat_room_id"], each["event"]) for each in news["events"]))
            for chat in news["chats"]:
                log.seqs[chat["id"]] = max(chat["seq"], log.seqs.get(chat["id"], 0))
            position["after"], more = news["after"], news["has_more"]

    first = {"action": "authenticate", "token": agent.token}
    return Listener(live, agent.person, first, catch_up, log)


def _take(log: Log, events: Iterable[tuple[str, Any]]) -> None:
    now = time.monotonic()
    for chat_id, event in events:
        log.take(chat_id, event, now, pushed=False)
