"""News come by WebSocket, by polling while there is none, and nothing falls between."""

import pytest
from playwright.sync_api import expect

from tests.live.sockets import as_guest
from tests.web.console.conftest import OpenConsole
from tests.web.console.faults import without_news
from tests.web.console.people import Colleague, Guest
from tests.web.requests_seen import requests_of
from tests.web.stack import Stack


def test_messages_and_chats_are_pushed(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    without_news(console.page)
    guest.say("Uno")
    guest.say("Dos")
    expect(console.messages).to_have_text(["Hola", "Uno", "Dos"])
    Guest(stack.api, "Ana Ruiz")
    expect(console.tab("En espera")).to_contain_text("1")


def test_typing_is_seen_by_both_and_fades(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    with as_guest(stack.live, guest.chat) as socket:
        console.composer.press_sequentially("Un mo")
        assert socket.of_type("typing")["by"] == "agent"
        socket.send(action="typing", chat_room_id=guest.chat)
        typing = console.page.locator(".typing")
        expect(typing).to_have_text("Juan Pérez está escribiendo…")
        expect(console.row(guest.name)).to_contain_text("está escribiendo…")
        expect(typing).to_have_text("")  # after five seconds


@pytest.mark.prove
def test_a_message_ends_the_typing(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    with as_guest(stack.live, guest.chat) as socket:
        socket.send(action="typing", chat_room_id=guest.chat)
        expect(console.page.locator(".typing")).not_to_be_empty()
        guest.say("Ya")
        expect(console.messages.last).to_have_text("Ya")
        expect(console.page.locator(".typing")).to_be_empty(timeout=2_000)


def test_without_websocket_the_cursor_goes_on_and_with_it_nothing_is_twice(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    stack.kill_gateway()
    try:
        guest.say("Sin empujón")
        expect(console.messages.last).to_have_text("Sin empujón")
    finally:
        with console.page.expect_websocket(timeout=60_000):
            stack.start_gateway()
    guest.say("De vuelta")
    expect(console.messages).to_have_text(["Hola", "Sin empujón", "De vuelta"])


@pytest.mark.prove
def test_an_idle_console_asks_nothing_while_pushes_come(
    open_console: OpenConsole, stack: Stack, colleagues: dict[str, Colleague]
) -> None:
    guest = Guest(stack.api)
    colleagues["agente1"].take(guest.chat)
    console = open_console()
    console.row(guest.name).click()
    guest.say("Uno")
    expect(console.messages.last).to_have_text("Uno")
    console.page.wait_for_load_state("networkidle")
    # What was looked at is told to the server a moment later: that asks nothing.
    asked = requests_of(console.page, lambda request: request.method == "GET")
    with as_guest(stack.live, guest.chat) as socket:
        socket.send(action="typing", chat_room_id=guest.chat)
        expect(console.page.locator(".typing")).not_to_be_empty()
        expect(console.page.locator(".typing")).to_be_empty()  # five seconds later
    assert asked == []
