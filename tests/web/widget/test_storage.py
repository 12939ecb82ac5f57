"""A browser that refuses storage, or has no room in it."""

import pytest
from playwright.sync_api import expect

from tests.web.agents import Agent
from tests.web.pages import Pages
from tests.web.widget.guest import Guest

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
    guest = Guest(pages.open("/", context))
    guest.open()
    guest.write("uno")
    guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert guest.texts() == ["uno", "dos"]
