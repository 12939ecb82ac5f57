"""The API and the WebSocket gateway, each a process of its own over an engine of its own."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from benchmarks.stage import engine
from chalicelib import wiring
from chalicelib.config import Settings
from devserver import environment
from devserver.child import Child
from devserver.demo import PASSWORD
from devserver.loopback import fetch, free_port

_PATIENCE = 60.0
_MANY = "1000000"


class ServerError(Exception):
    """A server did not start."""


class Servers:
    """`api` and `live` are addresses. Production's settings, but for limits."""

    def __init__(self, database: str, log: IO[bytes]) -> None:
        self._api_port, self._live_port = free_port(), free_port()
        self.api, self.live = f"http://127.0.0.1:{self._api_port}", f"ws://127.0.0.1:{self._live_port}"
        environ = environment.for_endpoint(environment.with_defaults(os.environ), database)
        # One process answers everybody here, where on AWS each request has a function to itself.
        limits = {"CHATS_PER_IP": _MANY, "GUEST_MESSAGES_PER_MINUTE": _MANY, "LIVE_PUSH_MILLISECONDS": "3000"}
        self._environ = environment.with_live(environ | limits, self._live_port)
        self._log = log
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        self._api = Child([*command, "--port", str(self._api_port)], self._environ, log)
        _await(self._api, self._api_port, "/api/health/")
        self.start_gateway()

    def start_gateway(self) -> None:
        """Raises ServerError."""
        command = ["devserver.live.server:main", str(self._live_port)]
        self._gateway = Child(command, self._environ, self._log)
        _await(self._gateway, self._live_port, "/")

    def kill_gateway(self) -> None:
        """As a crash would, with every connection."""
        self._gateway.stop(within=0)

    def stop(self) -> None:
        self._api.stop(within=5)
        self._gateway.stop(within=5)


@contextmanager
def running(agents: int) -> Iterator[Servers]:
    """With that many agents (`agent1`, …); gone afterwards, with what they stored."""
    with engine() as database, TemporaryFile() as log:
        _hire(database, agents)
        servers = Servers(database, log)
        try:
            yield servers
        finally:
            servers.stop()


def _hire(database: str, agents: int) -> None:
    wiring.configure(Settings(aws_endpoint_url_dynamodb=database))
    wiring.create_tables()
    for number in range(1, agents + 1):
        wiring.services().agents.create(f"agent{number}", PASSWORD, first_name="Carlos", last_name="López")


def _await(child: Child, port: int, path: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while fetch(port, path) is None:
        if child.ended(0.05) is not None or time.monotonic() > deadline:
            raise ServerError(f"Nothing answers {path} on port {port}.")
