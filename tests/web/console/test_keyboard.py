"""The console without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_a_chat_from_login_to_resolved_by_keys_alone(open_console: OpenConsole, stack: Stack) -> None:
    one, other = come(stack.api, "Ana Ruiz", "Uno"), come(stack.api, "Luis Gil", "Dos")
    console = open_console(None)
    keyboard = console.page.keyboard
    for words in ("agente1", "Tab", "password123", "Enter"):
        keyboard.press(words) if words in ("Tab", "Enter") else keyboard.type(words)
    expect(console.tab("En espera")).to_contain_text("2")
    keyboard.press("a")
    expect(console.tab("Míos")).to_contain_text("1")
    expect(console.messages).to_have_text(["Uno"])
    keyboard.press("a")
    expect(console.tab("Míos")).to_contain_text("2")
    expect(console.messages).to_have_text(["Dos"])
    keyboard.press("j")
    expect(console.messages).to_have_text(["Uno"])
    expect(console.row(one.name)).to_be_focused()
    keyboard.press("k")
    expect(console.messages).to_have_text(["Dos"])
    keyboard.press("r")
    expect(console.composer).to_be_focused()
    keyboard.type("Jamás")
    keyboard.press("Enter")
    expect(console.marks).to_have_text(["Enviado"])
    assert other.sees_answers() == ["Jamás"]
    keyboard.press("Escape")
    expect(console.row(other.name)).to_be_focused()
    keyboard.press("e")
    expect(console.tab("Míos")).to_contain_text("1")
    expect(console.messages).to_have_text(["Uno"])
    assert other.status()["status"] == "resolved"


def test_the_help_shows_the_keys_and_turns_them_off(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    keyboard = console.page.keyboard
    keyboard.press("?")
    help_ = console.page.get_by_role("dialog", name="Atajos de teclado")
    expect(help_.locator("kbd")).to_have_text(
        ["?", "/", "J", "K", "R", "A", "E", "Esc", "Enter", "Shift + Enter"]
    )
    help_.get_by_label("Usar atajos de una sola tecla").uncheck()
    keyboard.press("Escape")
    expect(help_).to_have_count(0)
    keyboard.press("?")
    keyboard.press("a")
    console.pick_waiting(guest.name)
    expect(help_).to_have_count(0)
    assert guest.status()["status"] == "waiting"
    console.button("Atajos de teclado").click()
    help_.get_by_label("Usar atajos de una sola tecla").check()
    help_.get_by_role("button", name="Cancelar").click()
    expect(console.button("Atajos de teclado")).to_be_focused()
    keyboard.press("a")
    expect(console.tab("Míos")).to_contain_text("1")


def test_search_by_key_and_back(open_console: OpenConsole, stack: Stack) -> None:
    come(stack.api, "Ana Ruiz")
    come(stack.api, "Luis Gil")
    console = open_console()
    console.tab("En espera").click()
    console.page.keyboard.press("/")
    expect(console.page.get_by_role("searchbox")).to_be_focused()
    console.page.keyboard.type("ajek")
    expect(console.rows).to_have_count(0)
    console.page.keyboard.press("Escape")
    expect(console.page.get_by_role("searchbox")).to_have_value("")
    expect(console.rows).to_have_count(2)


def test_tabs_are_walked_by_arrows(open_console: OpenConsole) -> None:
    console = open_console()
    console.tab("Míos").focus()
    console.page.keyboard.press("ArrowRight")
    expect(console.tab("En espera")).to_be_focused()
    expect(console.tab("En espera")).to_have_attribute("aria-selected", "true")
    console.page.keyboard.press("ArrowLeft")
    console.page.keyboard.press("ArrowLeft")
    expect(console.tab("Cerrados")).to_have_attribute("aria-selected", "true")


def test_enter_belongs_to_the_input_method_while_it_composes(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.composer.focus()
    input_method = console.page.context.new_cdp_session(console.page)
    input_method.send("Input.imeSetComposition", {"text": "にほん", "selectionStart": 3, "selectionEnd": 3})
    console.composer.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    console.composer.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True})
    input_method.send("Input.insertText", {"text": "日本"})
    expect(console.composer).to_have_value("日本")
    expect(console.messages).to_have_count(1)
    console.composer.press("Shift+Enter")
    console.composer.press_sequentially("dos")
    expect(console.composer).to_have_value("日本\ndos")
    console.composer.press("Enter")
    expect(console.messages.last).to_have_text("日本\ndos")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["日本\ndos"]


def test_what_arrives_is_announced_once_in_one_place(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    lines = console.page.get_by_role("log").locator("p")
    guest.says("¿Hola?")
    expect(lines).to_have_text(["Nuevo mensaje de Juan Pérez: ¿Hola?"])
    console.write("Dime")
    come(stack.api, "Ana Ruiz")
    said = ["Nuevo mensaje de Juan Pérez: ¿Hola?", "Tienes un nuevo chat de Ana Ruiz"]
    expect(lines).to_have_text(said)
    assert console.page.locator("[aria-live], [role=log]").count() == 1
