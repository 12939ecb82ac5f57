"""The focus is always somewhere right: what is typed next goes to the chat, and runs no command."""

import pytest
from playwright.sync_api import Page, Route, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.faults import SENDS
from tests.web.console.people import come
from tests.web.console.phone import PHONE, take
from tests.web.stack import Stack

GREETING = "Buenas tardes, soy Carlos"


def expect_focus(page: Page) -> None:
    """Something of the console has the focus, and not the page."""
    expect(page.locator(":focus")).to_have_count(1)


def statuses(*guests: object) -> list[str]:
    return [guest.status()["status"] for guest in guests]  # type: ignore[attr-defined]


def test_what_is_typed_after_a_click_on_take_goes_to_the_guest(
    open_console: OpenConsole, stack: Stack
) -> None:
    guests = [come(stack.api, name) for name in ("Ana Ruiz", "Luis Gil", "Eva Sanz")]
    console = open_console()
    console.pick_waiting("Ana Ruiz")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    console.page.route("**/assign/", hold)
    with console.page.expect_request("**/assign/"):
        console.button("Tomar").click()
    console.page.keyboard.type(GREETING[:10])
    held[0].fallback()
    expect(console.button("Resolver")).to_be_visible()
    console.page.keyboard.type(GREETING[10:])
    expect(console.composer).to_have_value(GREETING)
    console.page.keyboard.press("Enter")
    expect(console.marks).to_have_text(["Enviado"])
    assert guests[0].sees_answers() == [GREETING]
    assert statuses(*guests) == ["active", "waiting", "waiting"]


def test_what_is_typed_after_a_reload_goes_to_the_chat_on_screen(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    console.take(guest.name)
    console.page.reload()
    expect(console.composer).to_be_focused()
    console.page.keyboard.type(GREETING)
    expect(console.composer).to_have_value(GREETING)
    assert statuses(guest, other) == ["active", "waiting"]


@pytest.mark.prove
def test_a_key_that_is_held_acts_once(open_console: OpenConsole, stack: Stack) -> None:
    guests = [come(stack.api, name) for name in ("Ana Ruiz", "Luis Gil", "Eva Sanz")]
    console = open_console()
    for guest in guests:
        console.take(guest.name)
    console.page.keyboard.press("Escape")
    expect(console.row("Eva Sanz")).to_be_focused()
    for _ in range(5):
        console.page.keyboard.down("e")
    expect(console.tab("Míos")).to_contain_text("2")
    for _ in range(5):
        console.page.keyboard.down("e")
    console.page.keyboard.up("e")
    console.page.keyboard.down("r")
    console.page.keyboard.down("r")
    expect(console.composer).to_be_focused()
    expect(console.composer).to_have_value("")
    assert sorted(statuses(*guests)) == ["active", "active", "resolved"]


@pytest.mark.prove
def test_enter_that_is_held_neither_confirms_nor_sends(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.composer.fill("Un borrador")
    console.button("Cerrar").focus()
    for _ in range(3):
        console.page.keyboard.down("Enter")
    expect(console.page.get_by_role("dialog", name="¿Cerrar definitivamente?")).to_be_visible()
    console.page.keyboard.up("Enter")
    console.page.keyboard.press("Escape")
    console.button("Resolver").focus()
    for _ in range(3):
        console.page.keyboard.down("Enter")
    console.page.keyboard.up("Enter")
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()
    expect(console.composer).to_have_value("Un borrador")
    assert guest.sees_answers() == []


@pytest.mark.prove
def test_each_action_leaves_the_focus_somewhere(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    page = console.page
    expect_focus(page)
    console.take(guest.name)
    expect(console.composer).to_be_focused()
    console.button("Resolver").click()
    expect(console.button("Resolver")).to_be_hidden()
    expect(console.composer).to_be_focused()
    console.write("Una cosa más")
    expect(console.marks).to_have_text(["Enviado"])
    console.button("Cerrar").click()
    page.get_by_role("dialog").get_by_role("button", name="Cerrar").click()
    expect(page.get_by_text("Este chat está cerrado")).to_be_visible()
    expect(page.locator(".thread-name")).to_be_focused()
    for nowhere in (".wordmark", ".card-name", ".composer-hint", ".nothing"):
        page.locator(nowhere).filter(visible=True).first.click()
        expect_focus(page)
    for language in ("English", "Español"):
        console.button(language).click()
        expect(page.locator(".language")).to_be_focused()
    page.locator(".bell").click()
    page.get_by_role("button", name="Marcar todas como leídas").click()
    expect_focus(page)


@pytest.mark.prove
def test_each_action_on_a_phone_leaves_the_focus_somewhere(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console(**PHONE)
    take(console, guest)
    expect(console.page.locator(".thread-name")).to_be_focused()
    console.button("Resolver").tap()
    expect(console.button("Resolver")).to_be_hidden()
    expect_focus(console.page)
    console.button("Datos del visitante").tap()
    expect(console.button("Ocultar")).to_be_focused()
    console.button("Ocultar").tap()
    expect(console.page.locator(".thread-name")).to_be_focused()
    console.button("Volver a la lista").tap()
    expect_focus(console.page)
    console.page.set_viewport_size({"width": 1280, "height": 720})
    expect_focus(console.page)


@pytest.mark.prove
def test_a_chat_that_ends_while_one_writes_takes_no_word_and_runs_no_command(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    console.take(guest.name)
    console.page.keyboard.type("Espera, ahora")
    colleagues["admin"].closes(guest.chat_id)
    expect(console.page.get_by_text("Este chat está cerrado")).to_be_visible()
    console.page.keyboard.type(" lo miro en el almacén")
    expect(console.composer).to_have_value("Espera, ahora lo miro en el almacén")
    console.page.keyboard.press("Enter")
    expect(console.composer).to_have_value("Espera, ahora lo miro en el almacén")
    assert guest.sees_answers() == []
    assert other.status()["status"] == "waiting"


@pytest.mark.prove
def test_a_chat_that_ends_before_the_first_word_runs_no_command(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    console.take(guest.name)
    console.page.keyboard.type("a")
    console.page.keyboard.press("Backspace")
    colleagues["admin"].closes(guest.chat_id)
    expect(console.page.locator(".thread-name")).to_be_focused()
    console.page.keyboard.type("ea, ahora ")
    expect(console.tab("En espera")).to_contain_text("1")
    assert other.status()["status"] == "waiting"


@pytest.mark.prove
def test_a_refused_message_that_is_discarded_leads_back_to_the_composer(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    refusal = {"error": "No", "code": "not_assigned"}
    allowed = {"Access-Control-Allow-Origin": "*"}
    console.page.route(SENDS, lambda route: route.fulfill(status=403, json=refusal, headers=allowed))
    console.write("Hola")
    _discard(console)
    expect(console.composer).to_be_focused()


def _discard(console: Console) -> None:
    expect(console.marks).to_have_text(["No enviado"])
    console.button("Descartar").click()
    expect(console.button("Descartar")).to_have_count(0)


@pytest.mark.prove
def test_an_action_is_done_while_a_message_of_ones_own_is_looked_up(
    open_console: OpenConsole, stack: Stack
) -> None:
    """A message on a resolved chat reopens it, and the console asks how the chat is then."""
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.button("Resolver").click()
    expect(console.button("Resolver")).to_be_hidden()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    console.page.route(f"**/api/chatrooms/{guest.chat_id}/", hold)
    with console.page.expect_request(f"**/api/chatrooms/{guest.chat_id}/"):
        console.write("Una cosa más")
    console.button("Cerrar").click()
    console.page.get_by_role("dialog").get_by_role("button", name="Cerrar").click()
    expect(console.page.get_by_text("Este chat está cerrado")).to_be_visible()
    for route in held:
        route.continue_()
    expect(console.tab("Cerrados")).to_be_visible()
    expect(console.page.get_by_text("Este chat está cerrado")).to_be_visible()
