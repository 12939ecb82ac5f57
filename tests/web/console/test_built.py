"""The console as `make web` builds it, on a host that does no more than send files."""

from pathlib import Path

from playwright.sync_api import expect

from tests.web.console.desk import Console
from tests.web.console.people import Guest
from tests.web.hosting import hosted
from tests.web.pages import Pages
from tests.web.requests_seen import requests_of
from tests.web.stack import Stack
from web.site.budgets import BUDGETS, weights
from web.site.build import build
from web.site.headers import security_headers


def test_it_is_within_its_budget(tmp_path: Path) -> None:
    build(tmp_path, "https://api.example.com", "wss://live.example.com")
    assert weights(tmp_path)["console"] <= BUDGETS["console"]
    page = (tmp_path / "console/index.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count("stylesheet") == 1


def test_it_works_as_it_is_hosted(pages: Pages, stack: Stack, tmp_path: Path) -> None:
    build(tmp_path, stack.api, stack.live)
    with hosted(tmp_path, security_headers(stack.api, stack.live)) as host:
        page = pages.context(viewport={"width": 1280, "height": 720}).new_page()
        asked = requests_of(page, lambda request: request.url.startswith(host))
        page.goto(f"{host}/console/")
        console = Console(page).log_in()
        guest = Guest(stack.api)
        console.take(guest.name)
        console.write("Buenos días")
        expect(console.marks).to_have_text(["Enviado"])
        assert guest.read() == ["Buenos días"]
        loaded = {Path(url).name for url in asked}
        assert loaded - {"icon.svg"} == {"console", "console.css", "console.js", "ticker.js"}
        pages.close()
