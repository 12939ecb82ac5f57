"""The local gateway in a thread of this process, before functions that only remember."""

import asyncio
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from devserver.live.limits import Limits
from devserver.live.server import serving
from devserver.loopback import free_port

PATIENCE = 30.0
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
