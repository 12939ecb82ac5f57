"""What a guest has written arrives, once and in order, whatever becomes of network, server and page."""

import pytest
from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.cut_off import cut_off_first_answers
from tests.web.matrix import matrix
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.failures import SEND, contents, fail_first
from tests.web.widget.guest import WidgetGuest

STATES = ["draft", "profile", "waiting", "queued", "closed"]
EVENTS = "**/api/chat/events/**"
OFFLINE = "Sin conexión. Enviaremos tus mensajes al volver."


def test_offline_then_back(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    agent.takes(chat_id)
    guest.page.context.set_offline(True)
    guest.write("dos")
    guest.write("tres")
    expect(guest.notice).to_have_text(OFFLINE)
    expect(guest.bubble("dos")).to_contain_text("Enviando")
    guest.page.context.set_offline(False)
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    expect(guest.notice).to_be_hidden()
    assert contents(agent, chat_id) == ["uno", "dos", "tres"] == guest.texts()


def test_a_late_answer_does_not_say_that_the_network_is_back(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    context.route_web_socket("**", lambda socket: socket.close())
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start("Hola")
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    guest.page.route(EVENTS, hold)
    with guest.page.expect_request(EVENTS):
        guest.hurry()
    agent.takes(chat_id)
    agent.reads(chat_id)
    guest.page.evaluate("dispatchEvent(new Event('offline'))")
    expect(guest.notice).to_have_text(OFFLINE)
    asked[0].fulfill(response=asked[0].fetch())
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "seen")
    guest.page.evaluate("new Promise((done) => setTimeout(done))")
    assert guest.notice.text_content() == OFFLINE


def test_a_chat_can_be_begun_offline(guest: WidgetGuest, agent: Agent) -> None:
    guest.open()
    guest.page.context.set_offline(True)
    guest.write("Escribo desde el tren")
    guest.introduce()
    guest.page.context.set_offline(False)
    expect(guest.bubble("Escribo desde el tren")).to_have_attribute("data-state", "sent")
    assert contents(agent, guest.chat_id()) == ["Escribo desde el tren"]


def test_a_network_that_went_and_came_before_there_is_a_chat(guest: WidgetGuest) -> None:
    guest.open()
    for offline in (True, False):
        guest.page.context.set_offline(offline)
        guest.page.wait_for_function("(offline) => navigator.onLine != offline", arg=offline)
    expect(guest.notice).to_be_hidden()


def test_an_answer_that_was_lost(guest: WidgetGuest, agent: Agent) -> None:
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
def test_answers_that_are_cut_off_in_the_middle(guest: WidgetGuest, agent: Agent) -> None:
    guest.page.route("**/api/chat/**", cut_off_first_answers())
    chat_id = guest.start("uno")
    agent.answers(chat_id, "¿Sí?")
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    expect(guest.bubble("¿Sí?")).to_be_visible()
    assert contents(agent, chat_id) == ["uno", "¿Sí?", "dos"]


def test_the_server_dies_in_the_middle_of_a_send(guest: WidgetGuest, agent: Agent, stack: Stack) -> None:
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
def test_a_reload_in_each_state(guest: WidgetGuest, agent: Agent, state: str) -> None:
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
            agent.closes(chat_id)
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
