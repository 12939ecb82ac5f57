"""The API and the WebSocket gateway on free ports, over tables of their own; each can be killed."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from devserver import environment
from devserver.child import Child
from devserver.loopback import fetch, free_port

PATIENCE = 60.0
# A busy machine may take longer than production allows; tests of that limit set it themselves.
_SETTINGS = {"GUEST_MESSAGES_PER_MINUTE": "10000", "LIVE_PUSH_MILLISECONDS": "10000"}


class Stack:
    """`api` and `live` are addresses; `settings` are the app's and the gateway's."""

    def __init__(self, database: str, settings: Mapping[str, str]) -> None:
        """Starts both over the tables at `database`, which it makes, demo accounts included."""
        self._api_port, self._live_port = free_port(), free_port()
        self.api, self.live = f"http://127.0.0.1:{self._api_port}", f"ws://127.0.0.1:{self._live_port}"
        environ = environment.for_endpoint(environment.with_defaults(os.environ), database)
        self._environ = environment.with_live(environ | _SETTINGS | dict(settings), self._live_port)
        prepare = Child(["devserver.prepare:main"], self._environ)
        assert prepare.ended(PATIENCE) == 0
        prepare.stop(within=1)
        self.start_api()
        self.start_gateway()

    def start_api(self) -> None:
        """Starts the API and waits until it answers."""
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        self._api = Child([*command, "--port", str(self._api_port)], self._environ)
        await_answer(self._api, self._api_port, "/api/health/")

    def kill_api(self) -> None:
        """Ends the API at once, whatever it is doing."""
        self._api.stop(within=0)

    def start_gateway(self) -> None:
        """Starts the gateway and waits until it answers."""
        self._gateway = Child(["devserver.live.server:main", str(self._live_port)], self._environ)
        await_answer(self._gateway, self._live_port, "/")

    def kill_gateway(self) -> None:
        """Ends it as a crash would, its connections with it."""
        self._gateway.stop(within=0)

    def stop(self) -> None:
        """Ends both."""
        self._api.stop(within=5)
        self._gateway.stop(within=5)


@contextmanager
def running_stack(database: str, **settings: str) -> Iterator[Stack]:
    """A stack of one's own, gone afterwards."""
    stack = Stack(database, settings)
    try:
        yield stack
    finally:
        stack.stop()


def await_answer(child: Child, port: int, path: str) -> None:
    """Waits until `child` serves `path` on `port`."""
    deadline = time.monotonic() + PATIENCE
    while (answer := fetch(port, path)) is None or answer[0] >= 500:
        assert child.ended(0.05) is None, "it ended while it started"
        assert time.monotonic() < deadline, f"nothing answers {path} on port {port}"
