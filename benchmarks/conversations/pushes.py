"""Pushes go to a server that is not in this process, so that its work is not taken for the app's."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from chalicelib.adapters.api_gateway import ManagedGateway, NoGateway
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import session
from devserver.child import Child
from devserver.environment import without_aws
from devserver.loopback import fetch, free_port


class CountingGateway:
    """The app's own gateway, or none where the settings name none; counts what is sent."""

    def __init__(self, settings: Settings) -> None:
        self.is_on = bool(settings.live_management_url)
        self._gateway = ManagedGateway(settings, session) if self.is_on else NoGateway()
        self.reset()

    def reset(self) -> None:
        self.count = 0
        self.bytes = 0

    def post(self, connection_id: str, frame: str) -> None:
        self.count += 1
        self.bytes += len(frame.encode())
        self._gateway.post(connection_id, frame)

    def close(self, connection_id: str) -> None:
        self._gateway.close(connection_id)


@contextmanager
def sink() -> Iterator[str]:
    """The address of a management API whose every connection is there and says nothing."""
    port = free_port()
    server = Child(["benchmarks.conversations.pushes:main", str(port)], without_aws({}))
    try:
        while fetch(port, "/") is None:
            if server.ended(0.05) is not None:
                raise RuntimeError("the server for pushes ended while it started")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop(within=5)


class _Taker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:  # the name that http.server calls
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self._ok()

    def do_GET(self) -> None:
        self._ok()

    def _ok(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing is told."""


def main() -> int:
    """Serves until it is told to stop."""
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), _Taker).serve_forever()
    return 0
