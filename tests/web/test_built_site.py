"""What `make web` makes, served by a plain static server under the headers that it asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.console.desk import Console
from tests.web.hosting import hosted
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.embedding import page_with
from tests.web.widget.guest import WidgetGuest
from web.site.build import build, integrity
from web.site.headers import security_headers


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, stack: Stack) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder, stack.api, stack.live)
    return folder


@pytest.fixture(scope="module")
def address(out: Path, stack: Stack) -> Iterator[str]:
    with hosted(out, security_headers(stack.api, stack.live)) as address:
        yield address


def test_guest_and_agent_talk_on_it(pages: Pages, address: str) -> None:
    guest = WidgetGuest(pages.context().new_page())
    guest.page.goto(f"{address}/")
    guest.start("¿Me leéis?", "Lucía de la web")
    page = pages.context().new_page()
    page.goto(f"{address}/console/")
    Console(page).log_in().take("Lucía de la web")
    expect(guest.panel).to_contain_text("Carlos López")


def test_the_versioned_widget_passes_its_own_integrity(pages: Pages, address: str, out: Path) -> None:
    (pinned,) = out.glob("widget-*.js")
    promised = pinned.with_name(f"{pinned.name}.sri").read_text(encoding="utf-8").strip()
    assert promised == integrity((out / "widget.js").read_bytes())
    tag = f'<script src="{address}/{pinned.name}" data-api="{pages.stack.api}"'
    page = page_with(pages.context(), pages.stack, f'{tag} integrity="{promised}" crossorigin></script>')
    expect(page.locator("charla-chat")).to_have_count(1)


def test_two_builds_are_the_same(out: Path, tmp_path: Path, stack: Stack) -> None:
    build(tmp_path, stack.api, stack.live)
    files = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert all((out / name).read_bytes() == (tmp_path / name).read_bytes() for name in files)


def test_no_test_is_built_into_it(out: Path) -> None:
    assert not [path for path in out.rglob("*") if ".test." in path.name]
    assert "node:test" not in (out / "widget.js").read_text(encoding="utf-8")
