"""A server on the loopback that answers what a test says, when it says so."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar


@dataclass(frozen=True)
class Received:
    """One call, as it came."""

    method: str
    path: str
    headers: Message
    body: bytes


class AnsweringServer(ThreadingHTTPServer):
    """Answers with `status` and `body`; `may_answer` holds all answers back while it is clear.

    `answered` counts those that were let go.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.body = b""
        self.answered = 0
        self.may_answer = threading.Event()
        self.may_answer.set()

    def note(self, received: Received) -> None:
        """What comes is kept as each kind of server has it."""
        raise NotImplementedError


class _Handler(BaseHTTPRequestHandler):
    server: AnsweringServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self._answer(Received("POST", self.path, self.headers, body))

    def do_DELETE(self) -> None:
        self._answer(Received("DELETE", self.path, self.headers, b""))

    def _answer(self, received: Received) -> None:
        self.server.note(received)
        self.server.may_answer.wait(timeout=30)
        self.server.answered += 1
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


Server = TypeVar("Server", bound=AnsweringServer)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server, answering; stopped, and its slow answers let go, at the end."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
