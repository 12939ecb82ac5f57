"""The built site on a host of its own, as the web has it: files, with headers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers_to_send: Mapping[str, str], **options: Any) -> None:
        self.headers_to_send = headers_to_send
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self.headers_to_send.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """A page's files are no news."""


@contextmanager
def hosted(site: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """The address of a host that sends the files of `site` with these headers."""
    handler = partial(_Handler, directory=str(site), headers_to_send=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
