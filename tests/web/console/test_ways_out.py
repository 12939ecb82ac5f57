"""The way back where there is more room than on a phone, and after a logout."""

import pytest
from playwright.sync_api import Route, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.phone import PHONE, come_from_the_shop, expect_pane, talk_from_the_shop
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_a_logout_leaves_no_entry_that_leads_nowhere(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, _ = talk_from_the_shop(open_console, pages, **PHONE)
    console.button("Cerrar sesión").click()
    expect(console.button("Iniciar sesión")).to_be_visible()
    console.page.wait_for_function("history.state === null")
    console.page.go_back()
    expect(console.page).to_have_url(f"{stack.web}/")


def test_where_panes_stand_side_by_side_back_leaves(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, _ = talk_from_the_shop(open_console, pages, viewport={"width": 1280, "height": 720})
    console.page.go_back()
    expect(console.page).to_have_url(f"{stack.web}/")


def test_back_closes_a_card_that_lies_over_the_chat(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console, _ = talk_from_the_shop(open_console, pages, viewport={"width": 800, "height": 1000})
    console.button("Datos del visitante").click()
    expect(console.page.get_by_text("juan@ejemplo.com")).to_be_in_viewport()
    console.page.go_back()
    expect(console.page.get_by_text("juan@ejemplo.com")).to_be_hidden()
    expect(console.messages).to_have_text(["Hola"])
    console.page.go_back()
    expect(console.page).to_have_url(f"{stack.web}/")


def test_what_is_opened_while_a_chat_is_being_taken_stays_open(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    guest = come(stack.api)
    console = come_from_the_shop(open_console, pages, **PHONE)
    console.pick_waiting(guest.name)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    console.page.route("**/assign/", hold)
    with console.page.expect_request("**/assign/"):
        console.button("Tomar").click()
    console.button("Datos del visitante").click()
    with console.page.expect_response("**/assign/"):
        held[0].fallback()
    console.button("Ocultar").click()
    expect(console.button("Tomar")).to_be_hidden()
    console.button("Datos del visitante").click()
    expect_pane(console.page, "card")
    console.page.go_back()
    console.button("Volver a la lista").click()
    expect(console.row(guest.name)).to_be_in_viewport()
