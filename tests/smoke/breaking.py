"""A server before an API, which answers one of its calls by itself."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Broken(NamedTuple):
    """How the calls whose path holds `path` are answered instead; with it, everything if it is empty."""

    path: str
    status: int
    body: bytes
    kind: str = "application/json"


@contextmanager
def broken(port: int, broken_call: Broken) -> Iterator[str]:
    """The address of the API at `port`, but for one call."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if broken_call.path in self.path:
                self._answer(broken_call.status, {"Content-Type": broken_call.kind}, broken_call.body)
                return
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request(self.command, self.path, sent, dict(self.headers))
            given = connection.getresponse()
            self._answer(given.status, dict(given.getheaders()), given.read())
            connection.close()

        do_GET = do_POST = do_OPTIONS = handle_one  # noqa: N815 - the names that http.server calls

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in ("content-length", "date", "server", "connection"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
