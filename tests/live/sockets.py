"""A WebSocket client whose frames are awaited."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PATIENCE = 30.0
Frame = dict[str, Any]


class Socket:
    """One open connection."""

    def __init__(self, stream: ClientConnection) -> None:
        self._stream = stream

    def send(self, **frame: Any) -> None:
        """A frame of JSON."""
        self.send_raw(json.dumps(frame))

    def send_raw(self, text: str) -> None:
        """A frame of whatever is given."""
        self._stream.send(text)

    def next(self, within: float = PATIENCE) -> Frame:
        """The next frame; TimeoutError if none comes."""
        frame: Frame = json.loads(self._stream.recv(within))
        return frame

    def first(self, wanted: Callable[[Frame], bool]) -> Frame:
        """The first frame from now on that is wanted; others are passed over."""
        deadline = time.monotonic() + PATIENCE
        while not wanted(frame := self.next(deadline - time.monotonic())):
            pass
        return frame

    def of_type(self, type_: str) -> Frame:
        """The first frame from now on of that type."""
        return self.first(lambda frame: frame["type"] == type_)

    def until_pong(self) -> list[Frame]:
        """Everything that was sent to it before it asks: what it asks is answered last."""
        self.send(action="ping")
        frames: list[Frame] = []
        while (frame := self.next())["type"] != "pong":
            frames.append(frame)
        return frames

    def events(self, up_to: int) -> list[Frame]:
        """The chat's events that come, through the one with seq `up_to`."""
        events: list[Frame] = []
        while not events or events[-1]["seq"] < up_to:
            events.append(self.of_type("event")["event"])
        return events

    def closed(self) -> int:
        """Its close code, once the other end has closed it; frames before that are passed over."""
        try:
            while True:
                self.next()
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006


@contextmanager
def connected(live: str, **headers: str) -> Iterator[Socket]:
    """A connection that has said nothing yet; closed at the end."""
    with connect(
        live, proxy=None, additional_headers=headers, open_timeout=PATIENCE, close_timeout=5.0
    ) as stream:
        yield Socket(stream)


@contextmanager
def as_guest(live: str, chat_id: str, **fields: Any) -> Iterator[Socket]:
    """A guest's connection that is ready; `ready` is passed over."""
    with connected(live) as socket:
        socket.send(action="subscribe", chat_room_id=chat_id, **fields)
        socket.of_type("ready")
        yield socket


@contextmanager
def as_agent(live: str, token: str, **fields: Any) -> Iterator[Socket]:
    """An agent's connection that is ready."""
    with connected(live) as socket:
        socket.send(action="authenticate", token=token, **fields)
        socket.of_type("ready")
        yield socket
