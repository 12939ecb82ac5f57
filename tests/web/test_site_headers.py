"""Each host that serves the site, or that we describe, lets other sites embed the widget by its headers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from client.api import HttpApi
from tests.web.hosting import hosted
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.embedding import page_with, script_tag
from web.site.build import build
from web.site.headers import security_headers

ROOT = Path(__file__).resolve().parents[2]
API, LIVE = "https://a.example/prod", "wss://l.example/prod"
POLICY = "Content-Security-Policy"
ISOLATED = {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}


def test_other_sites_may_load_and_check_what_is_served() -> None:
    headers = security_headers(API, LIVE)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_built_file_of_headers_has_them_for_every_path(tmp_path: Path) -> None:
    build(tmp_path, API, LIVE)
    first, *others = re.split(r"^(?=\S)", (tmp_path / "_headers").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert first.startswith("/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.*)$", first, re.MULTILINE)) == security_headers(API, LIVE)
    assert all(re.findall(r"^  ([\w-]+):", other, re.MULTILINE) == ["Cache-Control"] for other in others)


def test_the_page_on_hosting_shows_a_host_that_sends_them() -> None:
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    shown = dict(re.findall(r'add_header ([\w-]+) "([^"]+)" always;', text))
    wanted = security_headers(API, LIVE)
    assert shown.keys() == wanted.keys()
    assert {name: value for name, value in shown.items() if name != POLICY} == {
        name: value for name, value in wanted.items() if name != POLICY
    }


@pytest.mark.parametrize("path", ["/widget.js", "/captcha.js", "/", "/console/", "/nothing"])
def test_the_local_web_server_sends_them(stack: Stack, path: str) -> None:
    headers = HttpApi(stack.web).get(path).headers
    for name, value in security_headers(stack.api, "ws://127.0.0.1:*").items():
        assert headers[name.lower()] == value


def test_a_page_that_isolates_itself_has_the_widget(pages: Pages, stack: Stack, tmp_path: Path) -> None:
    build(tmp_path, stack.api, stack.live)
    with hosted(tmp_path, security_headers(stack.api, stack.live)) as host:
        tag = f'<script async src="{host}/widget.js" data-api="{stack.api}"></script>'
        page = page_with(pages.context(), stack, tag, ISOLATED)
        assert page.evaluate("crossOriginIsolated") is True
        expect(page.locator("charla-chat")).to_have_count(1)


def test_a_tag_with_crossorigin_has_the_widget(pages: Pages, stack: Stack) -> None:
    page = page_with(
        pages.context(), stack, script_tag(stack, "crossorigin").replace("127.0.0.1", "localhost", 1)
    )
    expect(page.locator("charla-chat")).to_have_count(1)
