"""What a guest has written arrives, once and in order, whatever becomes of network, server and page."""

import pytest
from playwright.sync_api import Route, expect

from tests.web.agents import Agent
from tests.web.cut_off import cut_off_first_answers
from tests.web.matrix import matrix
from tests.web.stack import Stack
from tests.web.widget.failures import SEND, contents, fail_first
from tests.web.widget.guest import Guest

STATES = ["draft", "profile", "waiting", "queued", "closed"]
OFFLINE = "Sin conexión. Enviaremos tus mensajes al volver."


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


@pytest.mark.prove
def test_answers_that_are_cut_off_in_the_middle(guest: Guest, agent: Agent) -> None:
    guest.page.route("**/api/chat/**", cut_off_first_answers())
    chat_id = guest.start("uno")
    agent.say(chat_id, "¿Sí?")
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    expect(guest.bubble("¿Sí?")).to_be_visible()
    assert contents(agent, chat_id) == ["uno", "¿Sí?", "dos"]


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


@pytest.mark.parametrize("state", matrix(STATES, ["profile", "queued"]))
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
