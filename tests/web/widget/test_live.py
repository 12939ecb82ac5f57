"""By WebSocket, and without it."""

import pytest
from playwright.sync_api import WebSocketRoute, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove


def test_messages_come_by_the_socket_alone(guest: WidgetGuest, agent: Agent) -> None:
    with guest.page.expect_websocket() as opened:
        chat_id = guest.start()
    agent.takes(chat_id)
    expect(guest.panel.locator(".head")).to_contain_text("María García")
    guest.page.route("**/api/chat/events/**", lambda route: route.abort())
    with opened.value.expect_event("framereceived", lambda frame: "por el cable" in str(frame)):
        agent.answers(chat_id, "por el cable")
    expect(guest.bubble("por el cable")).to_be_visible()


def test_the_chats_key_is_in_no_address_of_the_socket(guest: WidgetGuest) -> None:
    with guest.page.expect_websocket() as opened:
        chat_id = guest.start()
    assert chat_id not in opened.value.url


def test_a_closed_chat_holds_no_socket_open(guest: WidgetGuest, agent: Agent) -> None:
    with guest.page.expect_websocket() as opened:
        chat_id = guest.start()
    with opened.value.expect_event("close"):
        agent.closes(chat_id)
    expect(guest.notice).to_have_text("Este chat está cerrado")


def test_without_a_socket_the_cursor_brings_everything(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    context.route_web_socket("**", lambda socket: socket.close())
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start()
    agent.answers(chat_id, "por sondeo")
    expect(guest.bubble("por sondeo")).to_be_visible()


def test_a_push_that_was_lost_is_missed_and_asked_for(pages: Pages, agent: Agent) -> None:
    context = pages.context()

    def lose(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda frame: None if "perdido" in str(frame) else route.send(frame))

    context.route_web_socket("**", lose)
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start()
    agent.answers(chat_id, "perdido")
    agent.answers(chat_id, "llegado")
    expect(guest.bubble("llegado")).to_be_visible()
    assert guest.texts() == ["Hola", "perdido", "llegado"]


def test_typing_is_told_and_shown_for_a_while(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    sockets: list[WebSocketRoute] = []
    sent: list[str] = []

    def between(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        sockets.append(route)

        def pass_on(frame: str | bytes) -> None:
            sent.append(str(frame))
            server.send(frame)

        route.on_message(pass_on)
        server.on_message(route.send)

    context.route_web_socket("**", between)
    page = context.new_page()
    page.clock.install()
    page.goto(pages.stack.web + "/")
    guest = WidgetGuest(page)
    chat_id = guest.start()
    agent.answers(chat_id, "Un momento")
    expect(guest.bubble("Un momento")).to_be_visible()
    guest.composer.press_sequentially("Vale")
    assert len([frame for frame in sent if '"typing"' in frame]) == 1
    typing = page.get_by_text("María García está escribiendo…")
    sockets[-1].send(f'{{"type": "typing", "chat_room_id": "{chat_id}", "by": "agent"}}')
    expect(typing).to_be_visible()
    page.clock.fast_forward(5000)
    expect(typing).to_be_hidden()
