"""Clients that keep to docs/live.md: they listen, drop what is repeated, catch up, and come back."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from threading import Condition, Event, Thread
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection

from client.agent import Agent
from client.api import UnexpectedReplyError
from client.guest import Guest
from client.websocket import Socket, connected

QUIET_SECONDS = 120.0  # after that much silence it asks, as the page has it
_AGAIN_SECONDS = 0.2
_PAGE = 500
_CUT_OFF = (OSError, EOFError, WebSocketException, HTTPException, UnexpectedReplyError)


class Follower(ABC):
    """A WebSocket in a thread of its own, beside a cursor that is asked over HTTP.

    `shown`: (chat, event), each once and in the chat's order; `heard` gets each as it is shown. `learned`:
    (chat, seq) -> when, however it came. `asked` events came by the cursor, `repeated` ones were dropped,
    and `unordered` ones came before their turn, so that they were asked for.
    """

    def __init__(
        self, live: str, heard: Callable[[str, Any], object] = lambda _chat_id, _event: None
    ) -> None:
        self._live, self._heard = live, heard
        self.shown: list[tuple[str, Any]] = []
        self.learned: dict[tuple[str, int], float] = {}
        self.seqs: dict[str, int] = {}
        self.asked = self.repeated = self.unordered = self.frames = self.connections = 0
        self.ready, self.over = Event(), Event()
        self._changed = Condition()
        self._stream: ClientConnection | None = None
        self._thread = Thread(target=self._follow, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.over.set()
        if self._stream:
            self._stream.close()
        self._thread.join()

    @abstractmethod
    def catch_up(self) -> None:
        """Asks the cursor for all that is new."""

    @abstractmethod
    def first_frame(self) -> dict[str, Any]:
        """The frame by which it says who it is."""

    def knows(self, chat_id: str, seq: int, within: float) -> bool:
        """Whether all of the chat up to `seq` comes within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.seqs.get(chat_id, 0) >= seq, within)

    def take(self, chat_id: str, event: Any, *, pushed: bool) -> bool:
        """Whether there is no gap before it."""
        seq, now = event["seq"], time.monotonic()
        with self._changed:
            last = self.seqs.get(chat_id, 0)
            if seq <= last:
                self.repeated += pushed
                return True
            self.learned.setdefault((chat_id, seq), now)
            if seq > last + 1:
                self.unordered += 1
                return False
            self.seqs[chat_id] = seq
            self.shown.append((chat_id, event))
            self.asked += not pushed
            self._changed.notify_all()
            self._heard(chat_id, event)
            return True

    def _follow(self) -> None:
        while not self.over.is_set():
            with suppress(*_CUT_OFF), connected(self._live) as socket:
                self._stream = socket.stream
                self.connections += 1
                self._send(socket, self.first_frame())
                self._listen(socket)
            self.over.wait(_AGAIN_SECONDS)

    def _listen(self, socket: Socket) -> None:
        while not self.over.is_set():
            try:
                frame = socket.next(QUIET_SECONDS)
            except TimeoutError:
                self._send(socket, {"action": "ping"})
                self.catch_up()
                continue
            if frame["type"] == "ready":
                self.catch_up()
                self.ready.set()
            elif frame["type"] == "event" and not self.take(
                frame["chat_room_id"], frame["event"], pushed=True
            ):
                self.catch_up()

    def _send(self, socket: Socket, frame: dict[str, Any]) -> None:
        self.frames += 1
        socket.send_raw(json.dumps(frame))


class GuestFollower(Follower):
    """Of a guest's chat."""

    def __init__(self, live: str, guest: Guest) -> None:
        super().__init__(live)
        self._guest = guest

    def first_frame(self) -> dict[str, Any]:
        chat_id = self._guest.chat_id
        return {"action": "subscribe", "chat_room_id": chat_id, "after": self.seqs.get(chat_id, 0)}

    def catch_up(self) -> None:
        more, chat_id = True, self._guest.chat_id
        while more:
            news = self._guest.events(after=self.seqs.get(chat_id, 0), limit=_PAGE)
            for event in news["events"]:
                self.take(chat_id, event, pushed=False)
            more = news["has_more"]


class AgentFollower(Follower):
    """Of all of an agent's chats, by one cursor."""

    def __init__(
        self, live: str, agent: Agent, heard: Callable[[str, Any], object] = lambda _chat_id, _event: None
    ) -> None:
        super().__init__(live, heard)
        self._agent, self._since = agent, dict[str, str]()

    def first_frame(self) -> dict[str, Any]:
        return {"action": "authenticate", "token": self._agent.token}

    def catch_up(self) -> None:
        more = True
        while more:
            news = self._agent.follows(limit=_PAGE, **self._since)
            for each in news["events"]:
                self.take(each["chat_room_id"], each["event"], pushed=False)
            for chat in news["chats"]:
                self.seqs[chat["id"]] = max(chat["seq"], self.seqs.get(chat["id"], 0))
            self._since, more = {"after": news["after"]}, news["has_more"]
