"""The whole of Charla on free ports of the loopback: a DynamoDB, the API, the WebSocket, the web server."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from devserver import environment
from devserver.child import Child
from devserver.engine import temporary_engine
from devserver.loopback import fetch, free_port

PATIENCE = 60.0
# A busy machine may take longer to push than production allows.
_SETTINGS = {"GUEST_MESSAGES_PER_MINUTE": "1000", "LIVE_PUSH_MILLISECONDS": "10000"}


class Stack:
    """`api`, `live` and `web` are addresses. API and gateway can be killed and started again."""

    def __init__(self, database: str) -> None:
        """Starts all of it over the tables at `database`."""
        self._api_port, self._live_port, web_port = free_port(), free_port(), free_port()
        environ = environment.for_endpoint(environment.with_defaults(os.environ), database) | _SETTINGS
        self._environ = environment.with_live(environ, self._live_port)
        self.api = f"http://127.0.0.1:{self._api_port}"
        self.live = f"ws://127.0.0.1:{self._live_port}"
        self.web = f"http://127.0.0.1:{web_port}"
        prepare = Child(["devserver.prepare:main"], self._environ)
        self._web = Child(["devserver.web.server:main", str(web_port), self.api], self._environ)
        assert prepare.ended(PATIENCE) == 0
        prepare.stop(within=1)
        self.start_api()
        self.start_gateway()
        _await(self._web, web_port, "/")

    def start_api(self) -> None:
        """Starts the API and waits until it answers."""
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        self._api = Child([*command, "--port", str(self._api_port)], self._environ)
        _await(self._api, self._api_port, "/api/health/")

    def kill_api(self) -> None:
        """Ends the API at once, whatever it is doing."""
        self._api.stop(within=0)

    def start_gateway(self) -> None:
        """Starts the WebSocket gateway and waits until it answers."""
        self._gateway = Child(["devserver.live.server:main", str(self._live_port)], self._environ)
        _await(self._gateway, self._live_port, "/")

    def kill_gateway(self) -> None:
        """Ends the WebSocket gateway as a crash would, its connections with it."""
        self._gateway.stop(within=0)

    def stop(self) -> None:
        """Ends all of it."""
        self._api.stop(within=5)
        self._gateway.stop(within=5)
        self._web.stop(within=5)


@contextmanager
def running_stack() -> Iterator[Stack]:
    """A stack of one's own, gone afterwards."""
    with temporary_engine() as database, ExitStack() as ending:
        stack = Stack(database)
        ending.callback(stack.stop)
        yield stack


def _await(child: Child, port: int, path: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while (answer := fetch(port, path)) is None or answer[0] >= 500:
        assert child.ended(0.05) is None, "it ended while it started"
        assert time.monotonic() < deadline, f"nothing answers {path} on port {port}"
