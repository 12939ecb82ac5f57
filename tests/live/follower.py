"""A client that keeps to the protocol: it listens, catches up over HTTP, and comes back when cut off."""

import threading
from dataclasses import dataclass, field
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus

from client.guest import Guest
from client.websocket import PATIENCE, Frame, Socket, connected

CUT_OFF = (ConnectionClosed, ConnectionError, InvalidMessage, InvalidStatus, EOFError)


@dataclass
class Follower:
    """Follows the guest's chat up to the message that says `last_words`, in a thread of its own.

    `up` says that there is a gateway to connect to; `events` is what the client was told, in order,
    and `heard` counts those that were pushed.
    """

    guest: Guest
    live: str
    last_words: str
    up: threading.Event
    events: list[Any] = field(default_factory=list)
    connections: int = 0
    caught_up: int = 0
    listening: threading.Event = field(default_factory=threading.Event)
    heard: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def result(self) -> list[Any]:
        """Everything that it was told, once it has heard the last words."""
        self._thread.join(PATIENCE * 2)
        assert self._is_done, f"it got to {self._seq} after {self.connections} connections"
        return self.events

    @property
    def _seq(self) -> int:
        return int(self.events[-1]["seq"]) if self.events else 0

    @property
    def _is_done(self) -> bool:
        last = self.events[-1].get("message", {}) if self.events else {}
        return last.get("content") == self.last_words

    def _follow(self) -> None:
        while not self._is_done:
            assert self.up.wait(PATIENCE)
            try:
                with connected(self.live) as socket:
                    self.connections += 1
                    socket.send(action="subscribe", chat_room_id=self.guest.chat_id, after=self._seq)
                    self._listen(socket)
            except CUT_OFF:
                continue

    def _listen(self, socket: Socket) -> None:
        while not self._is_done:
            self._take(socket.next())

    def _take(self, frame: Frame) -> None:
        if frame["type"] == "ready":
            self.listening.set()
            if frame["seq"] > self._seq and not frame["missed"]:
                self._catch_up()
        if frame["type"] == "event":
            event = frame["event"]
            if event["seq"] == self._seq + 1:
                self.events.append(event)
                self.heard.release()
            elif event["seq"] > self._seq:
                self._catch_up()

    def _catch_up(self) -> None:
        missed = self.guest.events_since(self._seq)
        self.caught_up += len(missed)
        self.events += missed
