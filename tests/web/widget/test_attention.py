"""A guest who looks elsewhere hears that somebody has written, unless it is muted."""

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.guest import WidgetGuest

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
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start()
    agent.answers(chat_id, "a la vista")
    expect(guest.bubble("a la vista")).to_be_visible()
    assert notes(guest.page) == 0
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "sin ver")
    expect(guest.launcher).to_have_accessible_name("Abrir chat, 1 mensaje(s) sin leer")
    assert notes(guest.page) == 1
    guest.open()
    guest.page.get_by_role("button", name="Silenciar").click()
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "en silencio")
    expect(guest.launcher).to_have_accessible_name("Abrir chat, 1 mensaje(s) sin leer")
    assert notes(guest.page) == 1
    guest.page.reload()
    guest.open()
    expect(guest.page.get_by_role("button", name="Activar sonido")).to_be_visible()


def test_one_tab_makes_the_sound_and_none_while_it_is_seen(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    context.add_init_script(COUNT_NOTES)
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start()
    other = WidgetGuest(pages.open("/", context))
    other.page.mouse.click(5, 5)
    expect(other.bubbles).to_have_count(1)
    agent.answers(chat_id, "sin ver")
    for tab in (guest, other):
        expect(tab.bubble("sin ver")).to_be_attached()
    assert (notes(guest.page), notes(other.page)) == (0, 1)
    other.open()
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "a la vista")
    for tab in (guest, other):
        expect(tab.bubble("a la vista")).to_be_attached()
    assert (notes(guest.page), notes(other.page)) == (0, 1)


def test_the_title_keeps_a_count_of_its_own(pages: Pages, agent: Agent) -> None:
    tag = script_tag(pages.stack, "data-lang=es")
    guest = WidgetGuest(page_with(pages.context(), pages.stack, f"<title>(3) Cesta</title><body>{tag}"))
    chat_id = guest.start()
    assert guest.page.title() == "(3) Cesta"
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "sin ver")
    expect(guest.page).to_have_title("(1) (3) Cesta")
    guest.open()
    expect(guest.page).to_have_title("(3) Cesta")


def test_a_tag_without_the_apis_address_says_so(pages: Pages) -> None:
    context = pages.context()
    page = page_with(context, pages.stack, f'<body><script src="{pages.stack.web}/widget.js"></script>')
    expect(page.locator("charla-chat")).to_have_count(0)
    assert pages.problems == ["Charla: data-api?"]
    pages.problems.clear()
