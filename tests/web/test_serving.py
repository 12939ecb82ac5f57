"""The local web server: what it serves, and how."""

import socket
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler

import pytest
from playwright.sync_api import expect

from devserver.web.files import answer
from devserver.web.server import WebServer
from tests.web.pages import Pages
from web.site.sources import WEB

API = "http://127.0.0.1:8000"


def test_the_shop_is_a_page_in_spanish(pages: Pages) -> None:
    page = pages.open("/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("script[data-api]")).to_have_attribute("data-api", pages.stack.api)


def test_the_widget_is_one_script_in_its_own_scope() -> None:
    found = answer("/widget.js", API)
    assert found
    assert found[0] == "text/javascript; charset=utf-8"
    assert found[1].startswith(b"(() => {")


def test_no_file_outside_is_served() -> None:
    for path in ("/../../README.md", "/%2e%2e/%2e%2e/README.md", "/console/../../../app.py", "/nothing"):
        assert answer(path, API) is None


@pytest.mark.parametrize(
    "path",
    ["/%00", "/console/%00.js", "/" + "a" * 5000, "/%ED%A0%80", "//[", "/console//etc/passwd"],
)
def test_what_can_be_no_files_name_is_not_there(path: str) -> None:
    assert answer(path, API) is None


def test_as_many_may_wait_as_a_shop_window_draws() -> None:
    with WebServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server, ExitStack() as clients:
        for _ in range(120):
            clients.enter_context(socket.create_connection(("127.0.0.1", server.server_port), timeout=10))


def test_no_test_of_the_widget_is_served() -> None:
    tests = sorted((WEB / "tests/widget").iterdir())
    assert tests
    for path in tests:
        assert answer(f"/{path.relative_to(WEB)}", API) is None
