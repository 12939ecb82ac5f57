"""The local gateway in a thread of this process, before functions that only remember."""

import asyncio
import http.client
import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from devserver.live.limits import Limits
from devserver.live.server import serving
from devserver.loopback import free_port

PATIENCE = 30.0
PATIENT = Limits(first_frame_seconds=PATIENCE)
Event = dict[str, Any]


@dataclass
class Remembering:
    """Takes every event; `refuses` is what it answers to $connect."""

    connect_status: int = 200
    events: "queue.Queue[Event]" = field(default_factory=queue.Queue)

    async def invoke(self, event: Event) -> int:
        """Remembers it."""
        self.events.put(event)
        is_handshake = event["requestContext"]["eventType"] == "CONNECT"
        return self.connect_status if is_handshake else 200

    def next(self) -> Event:
        """The next event; fails if none comes."""
        return self.events.get(timeout=PATIENCE)

    def next_id(self) -> str:
        """The id of the connection that the next event is about."""
        return str(self.next()["requestContext"]["connectionId"])


@dataclass(frozen=True)
class Gateway:
    """Where it is, and what its functions were given."""

    port: int
    functions: Remembering

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"


@contextmanager
def running_gateway(limits: Limits, connect_status: int = 200) -> Iterator[Gateway]:
    """A gateway that ends with all its connections."""
    gateway = Gateway(free_port(), Remembering(connect_status))
    loop, started, ending = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with serving(gateway.functions, gateway.port, limits):  # type: ignore[arg-type]
            started.set()
            await ending.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert started.wait(PATIENCE)
        yield gateway
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join()
        loop.close()


def opened(gateway: Gateway) -> ClientConnection:
    """A client's connection."""
    return connect(gateway.url, proxy=None, close_timeout=5)


def manage(gateway: Gateway, method: str, id_: str, body: bytes | None = None) -> tuple[int, Any]:
    """A call of the management API: its status and parsed answer."""
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=PATIENCE)
    try:
        connection.request(method, f"/@connections/{id_}", body)
        response = connection.getresponse()
        answer = response.read()
        return response.status, json.loads(answer) if answer else None
    finally:
        connection.close()


def close_code(client: ClientConnection) -> int:
    """What the gateway closes the connection with, once it does."""
    with pytest.raises(ConnectionClosed) as closed:
        client.recv(PATIENCE)
    return closed.value.rcvd.code if closed.value.rcvd else 1006
