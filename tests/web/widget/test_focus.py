"""Whoever writes with the keyboard never loses the place; and the page never hears what is typed."""

import pytest
from playwright.sync_api import Locator, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.failures import SEND, fail_first, refusal
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

SHORTCUTS = """<script>
window.heard = []
for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, event => {
    heard.push(event.key)
    if (event.target.tagName != 'TEXTAREA') event.preventDefault()
})
</script>"""


def another_chat(guest: WidgetGuest) -> Locator:
    return guest.page.get_by_role("button", name="Iniciar otro chat")


def test_when_the_chat_is_closed(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start()
    guest.composer.focus()
    agent.closes(chat_id)
    expect(another_chat(guest)).to_be_focused()
    guest.page.keyboard.press("Escape")
    expect(guest.launcher).to_be_focused()
    guest.page.keyboard.press("Enter")
    expect(another_chat(guest)).to_be_focused()
    guest.page.keyboard.press("Enter")
    expect(guest.composer).to_be_focused()


def test_when_a_refused_message_is_sent_again(guest: WidgetGuest) -> None:
    guest.start()
    guest.page.route(SEND, fail_first(1, refusal(400, "validation_failed")))
    guest.write("dos")
    again = guest.page.get_by_role("button", name="Reintentar")
    again.focus()
    guest.page.keyboard.press("Enter")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    expect(guest.composer).to_be_focused()


def test_when_the_page_knows_who_writes(guest: WidgetGuest) -> None:
    guest.page.evaluate("Charla.identify({ name: 'Eva', email: 'eva@ejemplo.com' })")
    guest.open()
    guest.write("Hola")
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "sent")
    expect(guest.composer).to_be_focused()


def test_a_page_with_shortcuts_of_its_own(pages: Pages) -> None:
    """To the page the widget is one element, and no field: it would take each key for a shortcut."""
    tag = script_tag(pages.stack, "data-lang=es")
    guest = WidgetGuest(page_with(pages.context(), pages.stack, f"<body>{SHORTCUTS}{tag}"))
    guest.open()
    guest.composer.press_sequentially("sí, gracias")
    expect(guest.composer).to_have_value("sí, gracias")
    guest.page.keyboard.press("Escape")
    expect(guest.panel).to_be_hidden()
    assert guest.page.evaluate("heard") == []
