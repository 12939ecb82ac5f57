"""Lists that are read page by page: others' chats, and what has ended."""

import json

import pytest
from playwright.sync_api import Route, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import Colleague, Guest
from tests.web.console.recording import recorded
from tests.web.pages import Pages
from tests.web.requests_seen import requests_of
from tests.web.stack import Stack

LISTS = "**/api/chatrooms/filtered_chats/**"

pytestmark = pytest.mark.prove


def test_what_others_do_moves_an_admins_list(
    open_console: OpenConsole, stack: Stack, pages: Pages, colleagues: dict[str, Colleague]
) -> None:
    one, other = Guest(stack.api, "Ana Ruiz", "Uno"), Guest(stack.api, "Luis Gil", "Dos")
    colleagues["agente1"].take(one.chat)
    colleagues["agente2"].take(other.chat)
    console = open_console("admin", context=recorded(pages))
    console.tab("Activos").click()
    names = console.rows.locator(".row-name")
    expect(names).to_have_text(["Luis Gil", "Ana Ruiz"])
    one.say("¿Hola?")
    console.page.clock.run_for(20_000)
    expect(names).to_have_text(["Ana Ruiz", "Luis Gil"])
    expect(console.row("Ana Ruiz")).to_contain_text("¿Hola?")
    # One ends and another is taken: as many as before.
    third = Guest(stack.api, "Eva Sanz")
    colleagues["agente2"].close(other.chat)
    colleagues["agente2"].take(third.chat)
    console.page.clock.run_for(20_000)
    expect(names).to_have_text(["Eva Sanz", "Ana Ruiz"])
    expect(console.tab("Activos")).to_contain_text("2")


def test_nobody_asks_while_an_admins_list_is_not_on_screen(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console = open_console("admin", context=recorded(pages))
    console.tab("En espera").click()
    console.page.wait_for_load_state("networkidle")
    asked = requests_of(console.page, lambda request: "filtered_chats" in request.url)
    console.page.clock.run_for(60_000)
    expect(console.tab("En espera")).to_have_attribute("aria-selected", "true")
    assert asked == []


def test_a_list_that_lags_does_not_bring_back_what_was_resolved(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    guest = Guest(stack.api)
    console = open_console("admin", context=recorded(pages))
    console.pick_waiting(guest.name)
    console.button("Tomar").click()
    expect(console.tab("Activos")).to_have_attribute("aria-selected", "true")
    expect(console.rows).to_have_count(1)
    with console.page.expect_response(LISTS) as answer:
        console.tab("Activos").click()
    old = answer.value.text()
    console.page.route(
        LISTS, lambda route: route.fulfill(body=old, headers={"Access-Control-Allow-Origin": "*"})
    )
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()
    console.page.mouse.move(900, 400)
    expect(console.rows).to_have_count(0)
    console.tab("Resueltos").click()
    console.page.mouse.move(900, 400)
    expect(console.row(guest.name).first).to_be_visible()


def test_a_list_that_cannot_be_read_is_not_called_empty(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    refusal = json.dumps({"error": "Algo falló de nuestro lado. Intenta de nuevo.", "code": "internal_error"})
    headers = {"Access-Control-Allow-Origin": "*"}

    def refuse(route: Route) -> None:
        route.fulfill(status=500, body=refusal, headers=headers)

    console.page.route(LISTS, refuse)
    console.tab("Cerrados").click()
    expect(console.page.get_by_role("tabpanel")).to_contain_text("Algo falló de nuestro lado")
    expect(console.page.get_by_text("No hay chats")).to_be_hidden()
    console.page.unroute(LISTS)
    console.page.get_by_role("tabpanel").get_by_role("button", name="Reintentar").click()
    expect(console.page.get_by_role("tabpanel")).not_to_contain_text("Algo falló")


def test_pages_that_were_asked_for_outlive_what_comes_later(
    open_console: OpenConsole, stack: Stack, pages: Pages, colleagues: dict[str, Colleague]
) -> None:
    guests = [Guest(stack.api, f"Guest {number}") for number in range(33)]
    for guest in guests:
        colleagues["agente2"].take(guest.chat)
    console = open_console("admin", context=recorded(pages))
    console.tab("Activos").click()
    expect(console.rows).to_have_count(30)
    console.button("Más chats").click()
    expect(console.rows).to_have_count(33)
    guests[0].say("Yo primero")
    console.page.mouse.move(900, 400)
    console.page.clock.run_for(40_000)
    expect(console.rows.first).to_contain_text("Yo primero")
    expect(console.rows).to_have_count(33)
