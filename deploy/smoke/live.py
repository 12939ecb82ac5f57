"""The WebSocket: it answers a guest, and tells what happens in the chat."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from deploy.smoke.errors import UnexpectedError
from deploy.smoke.guest import Guest
from deploy.smoke.report import Report, check

_PATIENCE_SECONDS = 10.0


class Line:
    """A guest's open connection, whose chat was at `seq` as it began to listen."""

    def __init__(self, socket: ClientConnection, seq: int) -> None:
        self._socket = socket
        self._seq = seq

    def check_pushes(self, report: Report) -> None:
        """Raises UnexpectedError unless something of the chat's events since then was pushed."""
        with report.step("what happens in it is pushed"):
            told = _frame(self._socket, "event")
            check(told["event"]["seq"] > self._seq, "it pushed what was old")


@contextmanager
def listening(guest: Guest, report: Report) -> Iterator[Line | None]:
    """A line to the guest's chat; None, with a note, where there is no WebSocket."""
    if not guest.live_url:
        report.note("There is no WebSocket here: clients poll.")
        yield None
        return
    with report.step("the WebSocket knows the chat"):
        socket = _connected(guest.live_url)
    with socket:
        with report.step("it listens to the guest"):
            ready = _subscribed(socket, guest)
        yield Line(socket, ready["seq"])


def _connected(url: str) -> ClientConnection:
    try:
        return connect(url, open_timeout=_PATIENCE_SECONDS)
    except (OSError, TimeoutError, WebSocketException) as error:
        raise UnexpectedError(f"{url} does not open: {error}") from None


def _subscribed(socket: ClientConnection, guest: Guest) -> dict[str, Any]:
    key = guest.api.headers["Charla-Guest-Token"]
    first = {"action": "subscribe", "chat_room_id": guest.chat_id, "guest_token": key}
    try:
        socket.send(json.dumps(first))
    except WebSocketException as error:
        raise UnexpectedError(f"it does not take a frame: {error}") from None
    return _frame(socket, "ready")


def _frame(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """The next frame of that type."""
    while True:
        try:
            frame: dict[str, Any] = json.loads(socket.recv(_PATIENCE_SECONDS))
        except (TimeoutError, WebSocketException, ValueError) as error:
            raise UnexpectedError(f"no {kind} frame came: {error or 'it took too long'}") from None
        if frame.get("type") == "error":
            raise UnexpectedError(f"instead of {kind} it said {frame.get('code')} ({frame.get('error')})")
        if frame.get("type") == kind:
            return frame
