"""The local WebSocket gateway ends connections where API Gateway does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import cast

import pytest
from aiohttp import WSMessage, WSMsgType, web

from devserver.errors import RunError
from devserver.live import sockets
from devserver.live.events import Client
from devserver.live.functions import Functions
from devserver.live.limits import Limits, limits
from tests.devserver.live_gateway import (
    PATIENT,
    Remembering,
    close_code,
    manage,
    opened,
    running_gateway,
)


def test_a_frame_of_32_kb_and_one_byte_more() -> None:
    with running_gateway(PATIENT) as gateway, opened(gateway) as client:
        gateway.functions.next()
        client.send("a" * 32_768)
        assert len(gateway.functions.next()["body"]) == 32_768
        client.send("a" * 32_769)
        assert close_code(client) == 1009
        assert gateway.functions.next()["requestContext"]["eventType"] == "DISCONNECT"


@pytest.mark.parametrize(
    ("limits_", "speaks"),
    [
        (replace(PATIENT, first_frame_seconds=0.3), False),
        (replace(PATIENT, idle_seconds=0.3), True),
        (replace(PATIENT, lifetime_seconds=0.3), True),
    ],
    ids=["first frame", "idle", "lifetime"],
)
def test_a_connection_ends_at_each_limit(limits_: Limits, speaks: bool) -> None:
    with running_gateway(limits_) as gateway:
        with opened(gateway) as client:
            if speaks:
                client.send("{}")
            assert close_code(client) == 1001
        assert manage(gateway, "GET", gateway.functions.next_id())[0] == 410


class Clock:
    """Stands still until somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    time = monotonic


class Silence:
    """A client that says no more than `frames`, each at its time; `waited` is how long the gateway did."""

    def __init__(self, clock: Clock, *frames: float) -> None:
        self.clock, self.frames = clock, list(frames)
        self.meanwhile: Callable[[], Awaitable[object]] | None = None
        self.waited: list[float] = []
        self.closed: list[int] = []

    async def receive(self, timeout: float) -> WSMessage:
        self.waited.append(timeout)
        if self.frames:
            self.clock.now += self.frames.pop(0)
            return WSMessage(WSMsgType.TEXT, "{}", None)
        if self.meanwhile:
            happens, self.meanwhile = self.meanwhile, None
            self.clock.now += timeout / 2
            await happens()
            self.clock.now += timeout / 2
        else:
            self.clock.now += timeout
        raise TimeoutError

    async def send_str(self, text: str) -> None:
        """Takes it."""

    async def close(self, code: int) -> None:
        self.closed.append(code)


LIMITS = Limits(first_frame_seconds=10, idle_seconds=600, lifetime_seconds=1000)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The gateway's clock."""
    clock = Clock()
    monkeypatch.setattr(sockets, "time", clock)
    return clock


def listen(stream: Silence, *, sent_meanwhile: bool = False) -> None:
    """A whole connection's listening, to its end by a limit."""
    client = Client("connection-id", "127.0.0.1", {})
    socket = sockets.Socket(client, cast(web.WebSocketResponse, stream))
    if sent_meanwhile:
        stream.meanwhile = partial(socket.send, "{}")
    functions = cast(Functions, Remembering())
    asyncio.run(sockets.Sockets(functions, LIMITS)._listen(socket))


@pytest.mark.parametrize(
    ("frames", "waited"),
    [
        ([], [10]),
        ([4], [10, 600]),
        ([4, 500], [10, 600, 496]),
        ([4, 300, 300, 300], [10, 600, 600, 396, 96]),
    ],
    ids=["says nothing", "falls silent", "falls silent late", "talks on"],
)
def test_a_connection_is_waited_for_up_to_its_next_limit(
    clock: Clock, frames: list[float], waited: list[float]
) -> None:
    stream = Silence(clock, *frames)
    listen(stream)
    assert (stream.waited, stream.closed) == (waited, [1001])


def test_what_is_sent_to_it_keeps_a_connection_from_being_idle(clock: Clock) -> None:
    stream = Silence(clock, 4)
    listen(stream, sent_meanwhile=True)
    assert (stream.waited, stream.closed) == ([10, 600, 300], [1001])


def test_limits_are_settings() -> None:
    assert limits({}) == Limits(10, 600, 7200, 32_768, 131_072)
    assert limits({"WS_IDLE_SECONDS": "5"}).idle_seconds == 5
    for wrong in ("0", "-1", "soon", "1.5"):
        with pytest.raises(RunError, match="WS_IDLE_SECONDS must be a whole number"):
            limits({"WS_IDLE_SECONDS": wrong})
