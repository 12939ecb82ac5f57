"""A console on a phone, in a page whose Back leads to the shop."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.people import NamedGuest, come
from tests.web.pages import Pages

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def expect_pane(page: Page, name: str) -> None:
    expect(page.locator(".console")).to_have_attribute("data-pane", name)


def take(console: Console, guest: NamedGuest) -> None:
    """The list is out of sight while a chat is open."""
    console.pick_waiting(guest.name)
    console.button("Tomar").click()
    expect(console.button("Resolver")).to_be_visible()
    expect(console.button("Tomar")).to_be_hidden()


def come_from_the_shop(open_console: OpenConsole, pages: Pages, **options: Any) -> Console:
    """The console in a page whose Back leads to the shop."""
    context = pages.context(**options)
    console = open_console(None, context=context)
    console.page.goto(f"{pages.stack.web}/")
    console.page.goto(f"{pages.stack.web}/console/")
    return console.log_in()


def talk_from_the_shop(open_console: OpenConsole, pages: Pages, **options: Any) -> tuple[Console, NamedGuest]:
    """Such a console with a guest's chat taken and open."""
    guest = come(pages.stack.api)
    console = come_from_the_shop(open_console, pages, **options)
    take(console, guest)
    return console, guest
