"""The bell and its list: what the server has noted, and that what is seen is no news."""

import pytest
from playwright.sync_api import Locator, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.people import come
from tests.web.stack import Stack


@pytest.fixture(autouse=True)
def _all_read(colleagues: dict[str, Agent]) -> None:
    colleagues["agente1"].post("/api/notifications/mark_all_read/").expect(200)


def unread(colleague: Agent) -> int:
    return int(colleague.get("/api/notifications/unread_count/").expect(200)["unread_count"])


def bell(console: Console) -> Locator:
    return console.page.get_by_role("button", name="Notificaciones")


def open_list(console: Console) -> Locator:
    bell(console).click()
    return console.page.get_by_role("dialog", name="Notificaciones")


def test_what_comes_is_counted_listed_and_leads_to_its_chat(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    console = open_console()
    expect(bell(console)).to_have_accessible_name("Notificaciones")
    guest = come(stack.api, "Ana Ruiz")
    come(stack.api, "Luis Gil")
    expect(bell(console)).to_have_accessible_name("Notificaciones: 2 sin leer")
    list_ = open_list(console)
    rows = list_.get_by_role("listitem")
    expect(rows.first).to_contain_text("Tienes un nuevo chat de Luis Gil")
    expect(rows.nth(1)).to_contain_text("Tienes un nuevo chat de Ana Ruiz")
    rows.nth(1).get_by_role("button").click()
    expect(list_).to_have_count(0)
    expect(console.page.get_by_role("heading", name=guest.name, level=2).first).to_be_visible()
    expect(bell(console)).to_have_accessible_name("Notificaciones: 1 sin leer")
    with console.page.expect_response("**/api/notifications/mark_read/"):
        expect(console.messages).to_have_text(["Hola"])
    assert unread(colleagues["agente1"]) == 1


@pytest.mark.prove
def test_all_are_marked_by_keys_alone(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    come(stack.api)
    console = open_console()
    expect(bell(console)).to_have_accessible_name("Notificaciones: 1 sin leer")
    bell(console).focus()
    console.page.keyboard.press("Enter")
    everything = console.button("Marcar todas como leídas")
    expect(everything).to_be_enabled()
    expect(console.page.get_by_role("listitem").filter(has_text="Sin leer:").first).to_be_visible()
    console.page.keyboard.press("Tab")
    expect(everything).to_be_focused()
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".bell")).to_have_attribute("aria-label", "Notificaciones")
    expect(everything).to_be_disabled()
    console.page.keyboard.press("Escape")
    expect(bell(console)).to_be_focused()
    assert unread(colleagues["agente1"]) == 0
    console.page.reload()
    expect(bell(console)).to_have_accessible_name("Notificaciones")


@pytest.mark.prove
def test_what_is_said_in_the_chat_on_screen_is_no_news(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    with console.page.expect_response("**/api/notifications/mark_read/") as marked:
        guest.says("¿Hola?")
    assert marked.value.ok
    expect(bell(console)).to_have_accessible_name("Notificaciones")
    with console.page.expect_response("**/api/notifications/mark_read/"):
        guest.says("¿Sigues ahí?")
    expect(bell(console)).to_have_accessible_name("Notificaciones")
    assert unread(colleagues["agente1"]) == 0


@pytest.mark.prove
def test_one_that_tells_of_anothers_chat_says_so(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    console = open_console()
    colleagues["agente2"].takes(guest.chat_id)
    expect(console.tab("En espera")).to_contain_text("0")
    open_list(console).get_by_role("listitem").first.get_by_role("button").click()
    expect(console.page.get_by_text("Otro agente tomó este chat")).to_be_visible()
    expect(bell(console)).to_have_accessible_name("Notificaciones")


@pytest.mark.prove
def test_what_was_marked_elsewhere_and_earlier_ones_are_read_anew(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    colleague = colleagues["agente1"]
    guest = come(stack.api)
    colleague.takes(guest.chat_id)
    for number in range(60):
        guest.says(f"Mensaje {number}")
    console = open_console()
    expect(bell(console)).to_have_accessible_name("Notificaciones: 61 sin leer")
    assert colleague.post("/api/notifications/mark_all_read/").expect(200)["marked"] == 61
    list_ = open_list(console)
    rows = list_.get_by_role("listitem")
    expect(console.page.locator(".bell")).to_have_attribute("aria-label", "Notificaciones")
    expect(rows).to_have_count(50)
    expect(rows.filter(has_text="Sin leer:")).to_have_count(0)
    console.button("Notificaciones anteriores").click()
    expect(rows.nth(60)).to_contain_text("Tienes un nuevo chat de Juan Pérez")


@pytest.mark.prove
def test_on_a_phone_a_chat_behind_the_list_is_not_read(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console(viewport={"width": 360, "height": 740})
    console.pick_waiting(guest.name)
    console.button("Tomar").click()
    expect(console.button("Tomar")).to_be_hidden()
    console.button("Volver a la lista").click()
    guest.says("¿Hola?")
    expect(console.row(guest.name)).to_contain_text("¿Hola?")
    expect(bell(console)).to_have_accessible_name("Notificaciones: 1 sin leer")
    expect(console.row(guest.name)).to_contain_text("sin leer")
    console.row(guest.name).click()
    expect(bell(console)).to_have_accessible_name("Notificaciones")
    console.button("Volver a la lista").click()
    expect(console.row(guest.name)).not_to_contain_text("sin leer")
