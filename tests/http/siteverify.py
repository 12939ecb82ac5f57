"""A captcha provider on the loopback: what tests say, it answers."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

ACCEPTED = json.dumps({"success": True}).encode()
REFUSED = json.dumps({"success": False, "error-codes": ["invalid-input-response"]}).encode()


class Siteverify(ThreadingHTTPServer):
    """Answers every POST with `status` and `body`; `asked` holds the fields of each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.body = ACCEPTED
        self.asked: list[dict[str, str]] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/siteverify"


class _Handler(BaseHTTPRequestHandler):
    server: Siteverify

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append({name: values[0] for name, values in parse_qs(form).items()})
        self.server.may_answer.wait(timeout=30)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@contextmanager
def running() -> Iterator[Siteverify]:
    """A provider that is stopped, and its slow answers let go, at the end."""
    with Siteverify() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
