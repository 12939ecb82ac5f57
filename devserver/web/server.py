"""The web server of `make run`: a demo shop on `/`, the agents' console on `/console/`, the widget.

    devserver.web.server:main PORT API

API is the API's address, which the pages are given.
"""

import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from devserver.ports import BACKLOG
from devserver.web.files import answer
from web.site.headers import security_headers

ANY_LOCAL_SOCKET = "ws://127.0.0.1:*"


def main() -> int:
    """Serves until it is told to stop."""
    port, api = int(sys.argv[1]), sys.argv[2]
    WebServer(("127.0.0.1", port), partial(_Handler, api)).serve_forever()
    return 0


class WebServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = BACKLOG


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, api: str, *args: Any) -> None:
        self.api = api
        super().__init__(*args)

    def do_GET(self) -> None:  # the name that http.server calls
        if self.path == "/console":
            self._send(301, {"Location": "/console/"})
            return
        found = answer(self.path, self.api)
        if found is None:
            self._send(404, {"Content-Type": "text/plain"}, b"Not found\n")
        else:
            self._send(200, {"Content-Type": found[0]}, found[1])

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        security = security_headers(self.api, ANY_LOCAL_SOCKET)
        own = {"Content-Length": str(len(body)), "Cache-Control": "no-cache"}
        for name, value in (security | own | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """A page's files are no news at a terminal."""
