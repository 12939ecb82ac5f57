"""A guest who looks elsewhere hears that somebody has written, unless it is muted."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.agents import Agent
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with
from tests.web.widget.guest import Guest

pytestmark = pytest.mark.prove

COUNT_NOTES = """
window.notes = 0
const start = OscillatorNode.prototype.start
OscillatorNode.prototype.start = function (...when) { notes++; return start.apply(this, when) }
"""


def notes(page: Page) -> int:
    count: int = page.evaluate("notes")
    return count


def test_a_sound_for_what_is_not_seen(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    context.add_init_script(COUNT_NOTES)
    guest = Guest(pages.open("/", context))
    chat_id = guest.start()
    agent.say(chat_id, "a la vista")
    expect(guest.bubble("a la vista")).to_be_visible()
    assert notes(guest.page) == 0
    guest.page.keyboard.press("Escape")
    agent.say(chat_id, "sin ver")
    expect(guest.launcher).to_have_accessible_name("Abrir chat, 1 mensaje(s) sin leer")
    assert notes(guest.page) == 1
    guest.open()
    guest.page.get_by_role("button", name="Silenciar").click()
    guest.page.keyboard.press("Escape")
    agent.say(chat_id, "en silencio")
    expect(guest.launcher).to_have_accessible_name("Abrir chat, 1 mensaje(s) sin leer")
    assert notes(guest.page) == 1
    guest.page.reload()
    guest.open()
    expect(guest.page.get_by_role("button", name="Activar sonido")).to_be_visible()


def test_a_tag_without_the_apis_address_says_so(pages: Pages) -> None:
    context = pages.context()
    page = page_with(context, pages.stack, f'<body><script src="{pages.stack.web}/widget.js"></script>')
    expect(page.locator("charla-chat")).to_have_count(0)
    assert pages.problems == ["Charla: data-api?"]
    pages.problems.clear()
