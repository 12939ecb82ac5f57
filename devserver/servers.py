"""The API and the WebSocket gateway over given tables, each a process that can be killed."""

import os
import time
from collections.abc import Mapping
from typing import IO

from devserver import environment
from devserver.child import Child
from devserver.errors import RunError
from devserver.loopback import fetch, free_port

_PATIENCE = 60.0


class ServerError(RunError):
    """A server did not start."""


class Servers:
    """`api` and `live` are addresses, on free ports."""

    def __init__(self, database: str, settings: Mapping[str, str], output: IO[bytes] | None = None) -> None:
        """Starts both over the tables at `database`; `settings` are the app's and the gateway's.

        What they say goes to `output`, else to this process's own. Raises ServerError.
        """
        self._api_port, self._live_port = free_port(), free_port()
        self.api, self.live = f"http://127.0.0.1:{self._api_port}", f"ws://127.0.0.1:{self._live_port}"
        self._environ = environment.with_live(over(database) | dict(settings), self._live_port)
        self._output = output
        self.start_api()
        self.start_gateway()

    def start_api(self) -> None:
        """Starts the API and waits until it answers. Raises ServerError."""
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        self._api = Child([*command, "--port", str(self._api_port)], self._environ, self._output)
        await_answer(self._api, self._api_port, "/api/health/")

    def kill_api(self) -> None:
        """Ends the API at once, whatever it is doing."""
        self._api.stop(within=0)

    def start_gateway(self) -> None:
        """Starts the gateway and waits until it answers. Raises ServerError."""
        command = ["devserver.live.server:main", str(self._live_port)]
        self._gateway = Child(command, self._environ, self._output)
        await_answer(self._gateway, self._live_port, "/")

    def kill_gateway(self) -> None:
        """Ends it as a crash would, its connections with it."""
        self._gateway.stop(within=0)

    def stop(self) -> None:
        """Ends both."""
        self._api.stop(within=5)
        self._gateway.stop(within=5)


def over(database: str) -> dict[str, str]:
    """The environment of a program that uses the tables at `database`."""
    return environment.for_endpoint(environment.with_defaults(os.environ), database)


def await_answer(child: Child, port: int, path: str) -> None:
    """Waits until `child` serves `path` on `port`; raises ServerError, and ends it, where it does not."""
    deadline = time.monotonic() + _PATIENCE
    while (answer := fetch(port, path)) is None or answer[0] >= 500:
        if child.ended(0.05) is not None or time.monotonic() > deadline:
            child.stop(within=1)
            raise ServerError(f"Nothing answers {path} on port {port}.")
