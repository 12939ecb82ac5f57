"""The console as `make web` builds it, on a host that does no more than send files."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import expect

from tests.web.console.desk import Console
from tests.web.console.people import come
from tests.web.pages import Pages
from tests.web.stack import Stack
from tools.web.budgets import BUDGETS, weights
from tools.web.build import build
from website.headers import security_headers


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, security: Mapping[str, str], **options: Any) -> None:
        self.security = security
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self.security.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing to say."""


@contextmanager
def hosted(site: Path, security: Mapping[str, str]) -> Iterator[str]:
    """The address of a host that sends the files of `site` with these headers."""
    handler = partial(_Handler, directory=str(site), security=security)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_is_within_its_budget(tmp_path: Path) -> None:
    build(tmp_path, "https://api.example.com", "wss://live.example.com")
    assert weights(tmp_path)["console"] <= BUDGETS["console"]
    page = (tmp_path / "console/index.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count("stylesheet") == 1


def test_it_works_as_it_is_hosted(pages: Pages, stack: Stack, tmp_path: Path) -> None:
    build(tmp_path, stack.api, stack.live)
    with hosted(tmp_path, security_headers(stack.api, stack.live)) as host:
        page = pages.context(viewport={"width": 1280, "height": 720}).new_page()
        loaded: set[str] = set()
        page.on(
            "request", lambda request: request.url.startswith(host) and loaded.add(Path(request.url).name)
        )
        page.goto(f"{host}/console/")
        console = Console(page).log_in()
        guest = come(stack.api)
        console.take(guest.name)
        console.write("Buenos días")
        expect(console.marks).to_have_text(["Enviado"])
        assert guest.sees_answers() == ["Buenos días"]
        assert loaded - {"icon.svg"} == {"console", "console.css", "console.js", "ticker.js"}
        pages.close()
