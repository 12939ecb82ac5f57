"""A guest and an agent talk, through the real app."""

import pytest
from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.failures import fail_first
from tests.web.widget.guest import EMAIL, NAME, WidgetGuest


def test_message_first_then_the_profile_then_the_chat(guest: WidgetGuest, agent: Agent) -> None:
    expect(guest.panel).to_be_hidden()
    guest.open()
    expect(guest.panel).to_contain_text("Hola, ¿en qué podemos ayudarte?")
    guest.write("Necesito ayuda con mi pedido")
    expect(guest.composer).to_be_hidden()
    guest.introduce()
    expect(guest.notice).to_have_text("Un agente te atenderá pronto")
    chat = agent.sees(guest.chat_id())
    assert chat["initial_message"] == "Necesito ayuda con mi pedido"
    assert chat["chat_user"] == {"full_name": NAME, "email": EMAIL, "phone_number": None}
    assert chat["page_url"] == guest.page.url
    assert chat["locale"] == "es-ES"


def test_both_directions_in_order_once_and_seen(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    agent.answers(chat_id, "dos")
    expect(guest.bubble("dos")).to_contain_text("María García")
    for text in ("tres", "cuatro"):
        guest.write(text)
    agent.answers(chat_id, "cinco")
    expect(guest.bubble("cinco")).to_be_visible()
    expect(guest.bubble("cuatro")).to_have_attribute("data-state", "sent")
    stored = agent.reads(chat_id)
    assert [message["content"] for message in stored] == guest.texts()
    assert sorted(guest.texts()) == ["cinco", "cuatro", "dos", "tres", "uno"]
    expect(guest.bubble("cuatro")).to_have_attribute("data-state", "seen")
    expect(guest.bubble("uno")).to_contain_text("Visto")
    expect(guest.panel.locator(".head")).to_contain_text("María García")


def test_what_the_guest_sees_is_read_and_what_it_does_not_see_is_not(
    guest: WidgetGuest, agent: Agent
) -> None:
    chat_id = guest.start()
    with guest.page.expect_response("**/mark_chat_read/"):
        agent.answers(chat_id, "¿Qué necesitas?")
    assert [message["is_read"] for message in agent.reads(chat_id)] == [True, True]
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "¿Sigues ahí?")
    expect(guest.launcher).to_have_accessible_name("Abrir chat, 1 mensaje(s) sin leer")
    assert guest.page.title().startswith("(1) ")
    assert agent.reads(chat_id)[-1]["is_read"] is False
    with guest.page.expect_response("**/mark_chat_read/"):
        guest.open()
    expect(guest.launcher).to_have_accessible_name("Cerrar chat")
    assert not guest.page.title().startswith("(")


@pytest.mark.prove
def test_what_comes_while_the_rest_is_being_marked_is_marked_too(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start()

    def write_meanwhile(route: Route) -> None:
        answer = route.fetch()
        agent.answers(chat_id, "dos")
        expect(guest.bubble("dos")).to_be_visible()
        route.fulfill(response=answer)

    guest.page.route("**/mark_chat_read/", fail_first(1, write_meanwhile))
    with guest.page.expect_response("**/mark_chat_read/"):
        agent.answers(chat_id, "uno")
    with guest.page.expect_response("**/mark_chat_read/"):
        pass
    assert agent.reads(chat_id)[-1]["is_read"] is True


def test_resolved_reopened_closed_and_another_chat(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start()
    agent.answers(chat_id, "Hecho")
    agent.resolves(chat_id)
    expect(guest.notice).to_have_text("Chat resuelto. Escribe para reabrirlo.")
    guest.write("Una cosa más")
    expect(guest.notice).to_be_hidden()
    agent.closes(chat_id)
    guest.page.evaluate("dispatchEvent(new Event('online'))")
    expect(guest.notice).to_contain_text("Este chat está cerrado")
    expect(guest.composer).to_be_hidden()
    guest.page.get_by_role("button", name="Iniciar otro chat").click()
    expect(guest.bubbles).to_have_count(0)
    guest.write("Otra cosa")
    guest.introduce()
    expect(guest.notice).to_have_text("Un agente te atenderá pronto")
    assert guest.chat_id() != chat_id
    assert guest.texts() == ["Otra cosa"]


def test_english_by_the_script_tag_and_errors_too(pages: Pages) -> None:
    page = pages.context().new_page()
    page.route(
        "**/",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace("data-api", 'data-lang="en" data-api')
        ),
    )
    page.goto(pages.stack.web + "/")
    page.get_by_role("button", name="Open chat").click()
    page.get_by_role("textbox", name="Write a message").fill("Hello")
    page.keyboard.press("Enter")
    page.get_by_label("Name").fill("Ann")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Email")).to_have_accessible_description("This field is required")
    expect(page.get_by_label("Email")).to_be_focused()
