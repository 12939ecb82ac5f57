"""A browser that refuses storage, or has no room in it."""

import pytest
from playwright.sync_api import expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.guest import WidgetGuest

REFUSED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
)
# about:blank, where it runs too, has no storage.
FULL = "try { localStorage.clear(); localStorage.full = 'x'.repeat(5 * 1024 * 1024 - 4) } catch {}"


@pytest.mark.parametrize(
    "storage", [REFUSED, pytest.param(FULL, marks=pytest.mark.prove)], ids=["refused", "full"]
)
def test_the_chat_works_as_long_as_the_page_lives(pages: Pages, agent: Agent, storage: str) -> None:
    context = pages.context()
    context.add_init_script(storage)
    guest = WidgetGuest(pages.open("/", context))
    guest.open()
    guest.write("uno")
    guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert guest.texts() == ["uno", "dos"]


def test_a_browser_that_allows_no_storage_at_all(pages: Pages, agent: Agent) -> None:
    """As where every cookie is blocked: the locks, by which tabs agree, are refused too."""
    sandbox = {"Content-Security-Policy": "sandbox allow-scripts allow-forms"}
    tag = script_tag(pages.stack, "data-lang=es")
    guest = WidgetGuest(page_with(pages.context(), pages.stack, f"<body>{tag}", sandbox))
    assert "SecurityError" in guest.page.evaluate("navigator.locks.request('x', () => '').catch(String)")
    guest.open()
    guest.write("uno")
    guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")


@pytest.mark.prove
def test_a_browser_that_refuses_channels_between_tabs(pages: Pages, agent: Agent) -> None:
    """As Firefox does where a site's data are blocked."""
    context = pages.context()
    context.add_init_script("BroadcastChannel = class { constructor() { throw new DOMException('no') } }")
    guest = WidgetGuest(pages.open("/", context))
    guest.open()
    guest.write("uno")
    guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    agent.answers(guest.chat_id(), "Te leo")
    expect(guest.bubble("Te leo")).to_be_visible()
