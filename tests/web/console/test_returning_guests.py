"""A guest who writes in a chat that was resolved calls the agent like any other."""

import pytest
from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.people import come
from tests.web.console.recording import recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

MESSAGE = "Nuevo mensaje: Juan Pérez ha enviado un mensaje. "


def resolve(console: Console) -> None:
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()


@pytest.mark.prove
def test_who_comes_back_is_announced_and_noticed_once(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    guest = come(stack.api)
    console = open_console(context=recorded(pages))
    console.take(guest.name)
    resolve(console)
    console.page.evaluate("document.hasFocus = () => false")
    guest.says("Una cosa más")
    lines = console.page.get_by_role("log").locator("p")
    said = "Nuevo mensaje de Juan Pérez: "
    expect(console.page.locator("html")).to_have_attribute("data-notices", MESSAGE)
    console.page.clock.run_for(1_000)
    expect(lines).to_have_text([said + "Una cosa más"])
    guest.says("Y otra")
    expect(console.messages.last).to_have_text("Y otra")
    expect(console.page.locator("html")).to_have_attribute("data-notices", MESSAGE * 2)


@pytest.mark.prove
def test_so_is_one_whose_chat_was_resolved_before_the_page_was_loaded(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    resolve(console)
    console.page.reload()
    expect(console.messages).to_have_text(["Hola"])
    guest.says("¿Sigues ahí?")
    lines = console.page.get_by_role("log").locator("p")
    expect(lines).to_have_text(["Nuevo mensaje de Juan Pérez: ¿Sigues ahí?"])
    expect(console.tab("Míos")).to_contain_text("1")
