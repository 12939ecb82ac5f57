"""Two tabs of one guest."""

import pytest
from playwright.sync_api import Request, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove


def second_tab(pages: Pages, guest: WidgetGuest) -> WidgetGuest:
    return WidgetGuest(pages.open("/", guest.page.context))


def test_both_show_the_same_chat(pages: Pages, guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    other = second_tab(pages, guest)
    other.open()
    expect(other.bubble("uno")).to_be_visible()
    other.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    guest.write("tres")
    expect(other.bubble("tres")).to_have_attribute("data-state", "sent")
    agent.answers(chat_id, "cuatro")
    for tab in (guest, other):
        expect(tab.bubble("cuatro")).to_be_visible()
        assert tab.texts() == ["uno", "dos", "tres", "cuatro"]


def test_one_tab_asks_for_both(pages: Pages, guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    other = second_tab(pages, guest)
    expect(other.bubbles).to_have_count(1)
    asked: list[Request] = []
    guest.page.on("request", lambda request: asked.append(request) if "/events/" in request.url else None)
    for text in ("dos", "tres"):
        agent.answers(chat_id, text)
        with other.page.expect_response("**/api/chat/events/**"):
            other.hurry()
        expect(guest.bubble(text)).to_be_visible()
    assert not asked
    other.page.close()
    agent.answers(chat_id, "cuatro")
    expect(guest.bubble("cuatro")).to_be_visible()


def test_a_chat_begun_in_one_tab_is_in_the_other(pages: Pages, guest: WidgetGuest) -> None:
    other = second_tab(pages, guest)
    guest.start("uno")
    other.open()
    expect(other.bubble("uno")).to_be_visible()
    expect(other.notice).to_have_text("Un agente te atenderá pronto")
    other.page.evaluate("Charla.reset()")
    expect(guest.bubbles).to_have_count(0)
