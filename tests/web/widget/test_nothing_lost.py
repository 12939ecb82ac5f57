"""What a guest has written arrives, once and in order, whatever becomes of network, server and page."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.web.agents import Agent
from tests.web.stack import Stack
from tests.web.widget.guest import Guest

SEND = "**/api/chat/send_message/"
OFFLINE = "Sin conexión. Enviaremos tus mensajes al volver."


def contents(agent: Agent, chat_id: str) -> list[str]:
    return [message["content"] for message in agent.read(chat_id)]


def fail_first(times: int, answer: Callable[[Route], None]) -> Callable[[Route], None]:
    left = [times]

    def handle(route: Route) -> None:
        left[0] -= 1
        answer(route) if left[0] >= 0 else route.continue_()

    return handle


def test_offline_then_back(guest: Guest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    agent.take(chat_id)
    guest.page.context.set_offline(True)
    guest.write("dos")
    guest.write("tres")
    expect(guest.notice).to_have_text(OFFLINE)
    expect(guest.bubble("dos")).to_contain_text("Enviando")
    guest.page.context.set_offline(False)
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    expect(guest.notice).to_be_hidden()
    assert contents(agent, chat_id) == ["uno", "dos", "tres"] == guest.texts()


def test_a_chat_can_be_begun_offline(guest: Guest, agent: Agent) -> None:
    guest.open()
    guest.page.context.set_offline(True)
    guest.write("Escribo desde el tren")
    guest.introduce()
    guest.page.context.set_offline(False)
    expect(guest.bubble("Escribo desde el tren")).to_have_attribute("data-state", "sent")
    assert contents(agent, guest.chat_id()) == ["Escribo desde el tren"]


def test_an_answer_that_was_lost(guest: Guest, agent: Agent) -> None:
    """The server has the message, and the browser does not know."""
    chat_id = guest.start("uno")

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    guest.page.route(SEND, fail_first(2, lose_the_answer))
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "dos"] == guest.texts()


def test_the_server_dies_in_the_middle_of_a_send(guest: Guest, agent: Agent, stack: Stack) -> None:
    chat_id = guest.start("uno")
    with guest.page.expect_request(SEND):
        guest.write("dos")
    stack.kill_api()
    guest.write("tres")
    expect(guest.notice).to_have_text(OFFLINE)
    stack.start_api()
    guest.hurry()
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "dos", "tres"] == guest.texts()


def test_too_many_messages_wait_as_long_as_the_server_says(guest: Guest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    tried: list[float] = []

    def too_many(route: Route) -> None:
        tried.append(time.monotonic())
        route.fulfill(
            status=429,
            json={"error": "", "code": "too_many_messages"},
            headers={
                "Retry-After": "1",
                "Access-Control-Allow-Origin": "*",
                "Access-Control-Expose-Headers": "Retry-After",
            },
        )

    guest.page.route(SEND, fail_first(1, too_many))
    guest.page.on(
        "request", lambda request: tried.append(time.monotonic()) if "send_message" in request.url else None
    )
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert tried[-1] - tried[0] >= 1
    assert contents(agent, chat_id) == ["uno", "dos"]


def test_a_server_that_fails_is_asked_again(guest: Guest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    guest.page.route(
        SEND, fail_first(2, lambda route: route.fulfill(status=500, json={"code": "internal_error"}))
    )
    guest.write("dos")
    guest.write("tres")
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "dos", "tres"]


def test_a_refused_message_says_so_and_can_be_sent_again(guest: Guest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    refusal = {"error": "Contiene caracteres no permitidos", "code": "validation_failed"}
    headers = {"Access-Control-Allow-Origin": "*"}
    guest.page.route(
        SEND, fail_first(1, lambda route: route.fulfill(status=400, json=refusal, headers=headers))
    )
    guest.write("dos")
    expect(guest.bubble("dos")).to_contain_text("No enviado")
    guest.write("tres")
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    guest.page.reload()
    guest.open()
    expect(guest.bubble("dos")).to_contain_text("No enviado")
    guest.page.get_by_role("button", name="Reintentar").click()
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "tres", "dos"]


def test_a_session_that_expired_meanwhile_begins_again_by_itself(guest: Guest, agent: Agent) -> None:
    expired = {"error": "Sesión expirada. Por favor inicia el chat nuevamente.", "code": "session_expired"}
    headers = {"Access-Control-Allow-Origin": "*"}
    guest.page.route(
        "**/complete_chat/",
        fail_first(1, lambda route: route.fulfill(status=400, json=expired, headers=headers)),
    )
    chat_id = guest.start("Vuelvo tras comer")
    assert contents(agent, chat_id) == ["Vuelvo tras comer"]


@pytest.mark.parametrize("state", ["draft", "profile", "waiting", "queued", "closed"])
def test_a_reload_in_each_state(guest: Guest, agent: Agent, state: str) -> None:
    if state == "draft":
        guest.open()
        guest.composer.fill("a medias")
    elif state == "profile":
        guest.open()
        guest.write("uno")
    else:
        chat_id = guest.start("uno")
        if state == "queued":
            guest.page.route(SEND, lambda route: route.abort())
            guest.write("dos")
            expect(guest.bubble("dos")).to_contain_text("Enviando")
            guest.page.unroute(SEND)
        if state == "closed":
            agent.close(chat_id)
    guest.page.reload()
    guest.open()
    if state == "draft":
        expect(guest.composer).to_have_value("a medias")
        return
    if state == "profile":
        guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    if state == "queued":
        expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
        assert contents(agent, guest.chat_id()) == ["uno", "dos"] == guest.texts()
    if state == "closed":
        expect(guest.notice).to_have_text("Este chat está cerrado")
