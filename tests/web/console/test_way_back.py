"""On a phone Back leads from the guest's card to the chat, from the chat to the list, and then away."""

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.phone import PHONE, come_from_the_shop, expect_pane, take, talk_from_the_shop
from tests.web.pages import Pages
from tests.web.stack import Stack


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


@pytest.mark.prove
def test_back_leads_pane_by_pane_to_where_one_came_from(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, guest = talk_from_the_shop(open_console, pages, **PHONE)
    page = console.page
    console.button("Datos del visitante").click()
    expect(console.button("Ocultar")).to_be_focused()
    page.go_back()
    expect_pane(page, "thread")
    expect(page.locator(".thread-name")).to_be_focused()
    page.go_back()
    expect_pane(page, "list")
    expect(console.row(guest.name)).to_be_focused()
    page.go_forward()
    expect_pane(page, "thread")
    page.go_back()
    expect_pane(page, "list")
    page.go_back()
    expect(page).to_have_url(f"{stack.web}/")


@pytest.mark.prove
def test_the_pages_own_ways_back_leave_no_entries_behind(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, guest = talk_from_the_shop(open_console, pages, **PHONE)
    page = console.page
    before = entries(page)
    for _ in range(2):
        console.button("Datos del visitante").click()
        console.button("Ocultar").click()
        expect_pane(page, "thread")
        expect(page.locator(".thread-name")).to_be_focused()
        console.button("Volver a la lista").click()
        expect(console.row(guest.name)).to_be_focused()
        console.row(guest.name).click()
        expect_pane(page, "thread")
    assert entries(page) <= before + 1
    page.keyboard.press("Escape")
    expect_pane(page, "list")
    expect(page).to_have_url(f"{stack.web}/console/")
    page.go_back()
    expect(page).to_have_url(f"{stack.web}/")


@pytest.mark.prove
def test_a_reload_keeps_the_pane_and_the_way_back(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, guest = talk_from_the_shop(open_console, pages, **PHONE)
    page = console.page
    console.button("Datos del visitante").click()
    expect_pane(page, "card")
    page.reload()
    expect_pane(page, "card")
    expect(page.get_by_text("juan@ejemplo.com")).to_be_in_viewport()
    page.go_back()
    expect_pane(page, "thread")
    page.go_back()
    expect_pane(page, "list")
    page.reload()
    expect(console.row(guest.name)).to_be_in_viewport()
    expect_pane(page, "list")
    page.go_back()
    expect(page).to_have_url(f"{stack.web}/")


@pytest.mark.prove
def test_back_from_a_past_chat_leads_to_the_card_it_was_picked_on(
    open_console: OpenConsole, stack: Stack, pages: Pages, colleagues: dict[str, Agent]
) -> None:
    before = come(stack.api, first="Un pedido antiguo")
    colleagues["agente1"].takes(before.chat_id)
    colleagues["agente1"].closes(before.chat_id)
    guest = come(stack.api, first="El de ahora")
    console = come_from_the_shop(open_console, pages, **PHONE)
    page = console.page
    take(console, guest)
    console.button("Datos del visitante").click()
    page.locator(".past-row").first.click()
    expect(console.messages).to_have_text(["Un pedido antiguo"])
    page.go_back()
    expect_pane(page, "card")
    page.go_back()
    expect_pane(page, "thread")
    expect(console.messages).to_have_text(["El de ahora"])
    page.go_back()
    expect_pane(page, "list")
