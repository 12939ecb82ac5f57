"""A management API on the loopback: what tests say, it answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote


@dataclass(frozen=True)
class Asked:
    """One call."""

    method: str
    path: str
    frame: Any
    authorization: str


class ManagementServer(ThreadingHTTPServer):
    """Answers every call with `status`; `may_answer` holds all answers back while it is clear."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.asked: list[Asked] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def url(self) -> str:
        """Where it listens, with a stage in its path as on AWS."""
        return f"http://127.0.0.1:{self.server_port}/api"


class _Handler(BaseHTTPRequestHandler):
    server: ManagementServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self._answer(json.loads(body))

    def do_DELETE(self) -> None:
        self._answer(None)

    def _answer(self, frame: Any) -> None:
        signed = self.headers.get("Authorization", "")
        self.server.asked.append(Asked(self.command, unquote(self.path), frame, signed))
        self.server.may_answer.wait(timeout=30)
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@contextmanager
def running() -> Iterator[ManagementServer]:
    """A server that is stopped, and its slow answers let go, at the end."""
    with ManagementServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
