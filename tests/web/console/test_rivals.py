"""Two agents at one queue."""

import pytest
from playwright.sync_api import APIResponse, Route, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_taking_what_another_took_says_who(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.page.route("**/api/agents/me/events/**", lambda route: route.abort())  # it has not heard yet
    console.page.route("**/api/chat/events/**", lambda route: route.abort())
    console.pick_waiting(guest.name)
    colleagues["agente2"].takes(guest.chat_id)
    console.button("Tomar").click()
    expect(console.page.get_by_text("María García ya atiende este chat").first).to_be_visible()
    expect(console.rows).to_have_count(0)
    assert guest.status()["agent_name"] == "María García"


def test_a_chat_that_another_took_leaves_the_queue(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.pick_waiting(guest.name)
    colleagues["agente2"].takes(guest.chat_id)
    expect(console.page.get_by_text("Otro agente tomó este chat")).to_be_visible()
    console.page.mouse.move(900, 400)
    expect(console.rows).to_have_count(0)
    expect(console.button("Tomar")).to_be_hidden()


def test_a_late_answer_is_not_sent_to_anothers_guest(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.page.route("**/api/chat/events/**", lambda route: route.abort())
    console.pick_waiting(guest.name)
    colleagues["agente2"].answers(guest.chat_id, "Le atiendo yo")
    console.write("¿En qué puedo ayudarte?")
    expect(console.marks).to_have_text(["No enviado"])
    expect(
        console.page.get_by_text("No tienes permisos para enviar mensajes en este chat").first
    ).to_be_visible()
    assert guest.sees_answers() == ["Le atiendo yo"]


def test_a_late_answer_does_not_undo_what_came_after_it(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    held: list[tuple[Route, APIResponse]] = []
    console.page.route("**/resolve/", lambda route: held.append((route, route.fetch())))
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()
    guest.says("Una cosa más")
    expect(console.tab("Míos")).to_contain_text("1")
    expect(console.button("Resolver")).to_be_disabled()
    route, answer = held[0]
    route.fulfill(response=answer)
    expect(console.button("Resolver")).to_be_enabled()
    expect(console.tab("Míos")).to_contain_text("1")
    expect(console.messages).to_have_text(["Hola", "Una cosa más"])


def test_an_admin_sees_all_chats_and_writes_in_none_of_them(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    colleagues["agente2"].answers(guest.chat_id, "Hola")
    console = open_console("admin")
    console.tab("Activos").click()
    console.row(guest.name).click()
    expect(console.messages).to_have_text(["Hola", "Hola"])
    expect(console.page.get_by_text("María García ya atiende este chat")).to_be_visible()
    expect(console.composer).to_be_disabled()
    guest.says("Una pregunta")
    expect(console.messages.last).to_have_text("Una pregunta")
    console.button("Resolver").click()
    expect(console.tab("Activos")).to_contain_text("0")
