"""The list: its counts, its search, and that it stands still under the pointer."""

import pytest
from playwright.sync_api import expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.recording import recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_the_queue_is_oldest_first_and_own_chats_newest_first(
    open_console: OpenConsole, stack: Stack
) -> None:
    one, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    console.tab("En espera").click()
    names = console.rows.locator(".row-name")
    expect(names).to_have_text(["Ana Ruiz", "Luis Gil"])
    console.take(other.name)
    console.take(one.name)
    one.says("Uno")
    expect(names).to_have_text(["Ana Ruiz", "Luis Gil"])
    console.page.mouse.move(800, 300)
    other.says("Dos")
    expect(names).to_have_text(["Luis Gil", "Ana Ruiz"])


def test_nothing_moves_under_the_pointer(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    one = come(stack.api, "Ana Ruiz")
    come(stack.api, "Luis Gil")
    console = open_console()
    console.tab("En espera").click()
    expect(console.rows).to_have_count(2)
    console.row("Luis Gil").hover()
    colleagues["agente2"].takes(one.chat_id)
    come(stack.api, "Eva Sanz")
    names = console.rows.locator(".row-name")
    expect(names).to_have_text(["Ana Ruiz", "Luis Gil", "Eva Sanz"])
    expect(console.row("Ana Ruiz")).to_be_disabled()
    console.page.mouse.move(800, 300)
    expect(names).to_have_text(["Luis Gil", "Eva Sanz"])


def test_search_finds_names_and_words_without_accents(open_console: OpenConsole, stack: Stack) -> None:
    come(stack.api, "Lucía Fernández", "¿Tenéis la chaqueta azul?")
    come(stack.api, "Luis Gil", "Hola")
    console = open_console()
    console.tab("En espera").click()
    search = console.page.get_by_role("searchbox", name="Buscar")
    search.fill("lucia")
    expect(console.rows).to_have_count(1)
    search.fill("CHAQUETA lucía")
    expect(console.rows).to_have_count(1)
    search.fill("nadie")
    expect(console.page.get_by_text("No hay chats")).to_be_visible()
    search.fill("")
    expect(console.rows).to_have_count(2)


def test_the_card_tells_where_the_guest_is_and_was(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    before = come(stack.api, "Ana Ruiz", "Un pedido antiguo")
    colleagues["agente1"].takes(before.chat_id)
    colleagues["agente1"].closes(before.chat_id)
    page_url, referrer = "https://tienda.example/carrito?a=1", "https://www.example.org/"
    guest = come(stack.api, "Ana Ruiz", page_url=page_url, referrer=referrer, locale="es-ES")
    console = open_console()
    console.pick_waiting(guest.name)
    card = console.page.get_by_role("complementary", name="Visitante")
    link = card.get_by_role("link", name=page_url)
    expect(link).to_have_attribute("href", page_url)
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(card.get_by_role("link", name=referrer)).to_be_visible()
    for words in ("juan@ejemplo.com", "+34 600 123 456", "es-ES", "Chats anteriores"):
        expect(card.get_by_text(words)).to_be_visible()
    card.get_by_role("button", name="Chat de Ana Ruiz").first.click()
    expect(console.messages).to_have_text(["Un pedido antiguo"])


def test_long_lists_and_long_chats_come_page_by_page(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    for number in range(110):
        guest.says(f"Mensaje {number}")
    console = open_console()
    console.take(guest.name)
    expect(console.messages).to_have_count(100)
    expect(console.messages.last).to_be_in_viewport()
    console.button("Mensajes anteriores").click()
    expect(console.messages).to_have_count(111)
    expect(console.messages.first).to_have_text("Hola")
    expect(console.button("Mensajes anteriores")).to_be_hidden()


def test_a_pointer_that_only_rests_on_the_list_holds_it_for_a_while(
    open_console: OpenConsole, stack: Stack, pages: Pages, colleagues: dict[str, Agent]
) -> None:
    one = come(stack.api, "Ana Ruiz")
    come(stack.api, "Luis Gil")
    console = open_console(context=recorded(pages))
    console.tab("En espera").click()
    console.row("Luis Gil").hover()
    colleagues["agente2"].takes(one.chat_id)
    expect(console.row("Ana Ruiz")).to_be_disabled()
    console.page.clock.run_for(10_000)
    expect(console.rows.locator(".row-name")).to_have_text(["Luis Gil"])
