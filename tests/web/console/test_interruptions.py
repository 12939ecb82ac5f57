"""What an agent sends outlives a lost network, a reload, and a server's end."""

import pytest
from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.faults import SENDS, first_sends
from tests.web.console.people import come
from tests.web.cut_off import cut_off_first_answers
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_offline_and_back(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    context = console.page.context
    context.set_offline(True)
    banner = console.page.locator(".banner")
    console.write("Uno")
    console.write("Dos")
    expect(banner).to_have_text("Sin conexión. Reconectando…")
    expect(console.marks).to_have_text(["Enviando", "Enviando"])
    guest.says("¿Hola?")
    context.set_offline(False)
    expect(banner).to_have_text("Conectado")
    expect(console.marks).to_have_text(["Enviado", "Enviado"])
    expect(console.messages).to_have_count(4)
    assert guest.sees_answers() == ["Uno", "Dos"]
    expect(banner).to_have_text("")


@pytest.mark.parametrize("status", [200, 403, 502])
def test_answers_that_are_not_the_apis_own_count_as_a_lost_network(
    open_console: OpenConsole, stack: Stack, status: int
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    page = "<!doctype html><title>Portal</title>"
    allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
    every, html = f"{stack.api}/**", "text/html"
    console.page.route(
        every,
        lambda route: route.fulfill(status=status, body=page, content_type=html, headers=allowed),
    )
    console.write("Sigo aquí")
    banner = console.page.locator(".banner")
    expect(banner).to_have_text("Sin conexión. Reconectando…")
    expect(console.marks).to_have_text(["Enviando"])
    console.page.unroute(every)
    expect(banner).to_have_text("")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["Sigo aquí"]


def test_answers_that_are_cut_off_in_the_middle(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.page.route(f"{stack.api}/**", cut_off_first_answers())
    console.page.reload()
    console.write("¿En qué puedo ayudarte?")
    expect(console.marks).to_have_text(["Enviado"])
    guest.says("Busco una talla")
    expect(console.messages).to_have_text(["Hola", "¿En qué puedo ayudarte?", "Busco una talla"])
    console.page.reload()
    expect(console.page.get_by_text("Carlos López")).to_be_visible()
    assert guest.sees_answers() == ["¿En qué puedo ayudarte?"]


def test_what_is_not_sent_yet_outlives_a_reload(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.page.route(SENDS, lambda route: route.abort())
    console.write("Sigue en pie")
    expect(console.marks).to_have_text(["Enviando"])
    console.page.unroute(SENDS)
    console.page.reload()
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["Sigue en pie"]


def test_a_server_killed_in_the_middle_of_a_send(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)

    def kill_first(route: Route) -> None:
        stack.kill_api()
        route.fallback()

    first_sends(console.page, kill_first)
    console.write("No me pierdas")
    expect(console.marks).to_have_text(["Enviando"])
    expect(console.page.locator(".banner")).to_have_text("Sin conexión. Reconectando…")
    stack.start_api()
    expect(console.marks).to_have_text(["Enviado"], timeout=30_000)
    assert guest.sees_answers() == ["No me pierdas"]


def test_a_reload_leads_back_to_the_chat_on_screen(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.pick_waiting(guest.name)
    console.page.reload()
    expect(console.tab("En espera")).to_have_attribute("aria-selected", "true")
    expect(console.messages).to_have_text(["Hola"])
    console.button("Tomar").click()
    expect(console.tab("Míos")).to_have_attribute("aria-selected", "true")
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()
    console.page.reload()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()


def test_a_logout_asks_before_it_loses_what_is_not_sent(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.page.route(SENDS, lambda route: route.abort())
    console.write("Sigue en pie")
    expect(console.marks).to_have_text(["Enviando"])
    console.button("Cerrar sesión").click()
    dialog = console.page.get_by_role("dialog", name="Hay mensajes sin enviar. ¿Cerrar sesión y perderlos?")
    dialog.get_by_role("button", name="Cancelar").last.click()
    console.page.unroute(SENDS)
    expect(console.marks).to_have_text(["Enviado"], timeout=30_000)
    assert guest.sees_answers() == ["Sigue en pie"]
    console.button("Cerrar sesión").click()
    expect(console.button("Iniciar sesión")).to_be_visible()


def test_earlier_messages_that_cannot_be_read_are_told_of(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    for number in range(100):
        guest.says(f"Mensaje {number}")
    console = open_console()
    console.pick_waiting(guest.name)
    console.page.route("**/messages/?*before=*", lambda route: route.abort())
    console.button("Mensajes anteriores").click()
    expect(console.page.get_by_text("No hay conexión con el servidor. Intenta de nuevo.")).to_be_visible()
    console.page.unroute("**/messages/?*before=*")
    console.button("Mensajes anteriores").click()
    expect(console.messages).to_have_count(101)


def test_an_answer_that_was_read_before_a_chat_ended_does_not_reopen_it(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Agent]
) -> None:
    guest = come(stack.api)
    colleagues["agente1"].takes(guest.chat_id)
    console = open_console()
    held: list[Route] = []
    address = f"**/api/chatrooms/{guest.chat_id}/"

    def hold(route: Route) -> None:
        held.append(route)

    console.page.route(address, hold)
    with console.page.expect_request(address):
        console.row(guest.name).click()
    expect(console.button("Cerrar")).to_be_hidden()
    answer = held[0].fetch()
    colleagues["admin"].closes(guest.chat_id)
    expect(console.tab("Míos")).to_contain_text("0")
    held[0].fulfill(response=answer)
    expect(console.page.get_by_text("Este chat está cerrado")).to_be_visible()
    expect(console.composer).to_be_disabled()
