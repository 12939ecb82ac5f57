"""An agent and a guest talk: every message once, in order, and seen."""

import pytest
from playwright.sync_api import expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.stack import Stack

SLOWEST_POLL_MS = 15_000  # an agent with no chat is told to ask every ten seconds


def test_a_waiting_chat_comes_is_taken_and_answered(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api, "Juan Pérez", "Hola, ¿dónde está mi pedido?")
    console = open_console()
    expect(console.tab("En espera")).to_contain_text("1")
    console.take("Juan Pérez")
    expect(console.tab("Míos")).to_have_attribute("aria-selected", "true")
    expect(console.tab("En espera")).to_contain_text("0")
    console.write("Ahora lo miro")
    expect(console.marks).to_have_text(["Enviado"])
    guest.says("Es el 12345")
    expect(console.messages).to_have_text(["Hola, ¿dónde está mi pedido?", "Ahora lo miro", "Es el 12345"])
    assert guest.sees_answers() == ["Ahora lo miro"]
    assert guest.status()["agent_name"] == "Carlos López"


@pytest.mark.prove
def test_what_the_guest_has_seen_is_marked(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.write("Uno")
    expect(console.marks).to_have_text(["Enviado"])
    guest.sees_answers()
    expect(console.marks).to_have_text(["Visto"])


def test_the_first_answer_takes_the_chat(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.pick_waiting(guest.name)
    console.write("¿En qué puedo ayudarte?")
    expect(console.tab("Míos")).to_contain_text("1")
    assert guest.status()["agent_name"] == "Carlos López"


@pytest.mark.prove
def test_what_is_looked_at_counts_as_read(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    one, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    console.take(other.name)
    console.take(one.name)
    other.says("¿Sigues ahí?")
    expect(console.row(other.name)).to_contain_text("1 mensaje(s) sin leer")
    one.says("¿Y aquí?")
    expect(console.messages).to_have_text(["Hola", "¿Y aquí?"])
    expect(console.row(one.name)).not_to_contain_text("sin leer")
    console.row(other.name).click()
    expect(console.row(other.name)).not_to_contain_text("sin leer")


def test_a_resolved_chat_is_reopened_by_either_side(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()
    expect(console.tab("Míos")).to_contain_text("0")
    guest.says("Una cosa más")
    expect(console.tab("Míos")).to_contain_text("1", timeout=SLOWEST_POLL_MS)
    expect(console.messages.last).to_have_text("Una cosa más")
    console.button("Resolver").click()
    expect(console.tab("Míos")).to_contain_text("0")
    console.write("Dime")
    expect(console.tab("Míos")).to_contain_text("1")
    assert guest.sees_answers() == ["Dime"]


@pytest.mark.prove
def test_closing_asks_first_and_is_final(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.button("Cerrar").click()
    dialog = console.page.get_by_role("dialog", name="¿Cerrar definitivamente?")
    console.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert guest.status()["status"] == "active"
    console.button("Cerrar").click()
    dialog.get_by_role("button", name="Cerrar").click()
    expect(console.page.get_by_text("Este chat está cerrado")).to_be_visible()
    expect(console.composer).to_be_disabled()
    console.tab("Cerrados").click()
    expect(console.row(guest.name).first).to_be_visible()
