"""The console as `make web` builds it, from a host that knows nothing of Charla."""

from pathlib import Path

from playwright.sync_api import Route, expect

from tests.web.console.desk import Console
from tests.web.console.people import Guest
from tests.web.pages import Pages
from tests.web.stack import Stack
from tools.web.budgets import BUDGETS, weights
from tools.web.build import build
from tools.web.headers import security_headers

HOST = "http://localhost:9"  # answered by the test


def test_one_script_and_one_style_sheet_within_the_budget(tmp_path: Path) -> None:
    build(tmp_path, "https://api.example.com", "wss://live.example.com")
    assert weights(tmp_path)["console"] <= BUDGETS["console"]
    page = (tmp_path / "console/index.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count("stylesheet") == 1


def test_it_works_as_it_is_hosted(pages: Pages, stack: Stack, tmp_path: Path) -> None:
    build(tmp_path, stack.api, stack.live)
    headers = security_headers(stack.api, stack.live)

    def host(route: Route) -> None:
        path = tmp_path / route.request.url.removeprefix(f"{HOST}/")
        route.fulfill(path=path / "index.html" if path.is_dir() else path, headers=headers)

    context = pages.context(viewport={"width": 1280, "height": 720})
    context.route(f"{HOST}/**", host)
    loaded: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: request.url.startswith(HOST) and loaded.append(request.url))
    page.goto(f"{HOST}/console/")
    console = Console(page).log_in()
    guest = Guest(stack.api)
    console.take(guest.name)
    console.write("Buenos días")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.read() == ["Buenos días"]
    kinds = {Path(url).name for url in loaded}
    assert kinds - {"icon.svg"} == {"console", "console.css", "console.js", "ticker.js"}
