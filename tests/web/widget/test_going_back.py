"""A page that the browser keeps while its visitor is on another one, and shows again as it was."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from client.agent import Agent
from tests.web.chromium import launch
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.guest import WidgetGuest
from web.site.sources import widget_script

pytestmark = pytest.mark.prove

WATCH = """
const tell = (name, value) => { document.documentElement.dataset[name] = value }
addEventListener('pageshow', event => tell('kept', event.persisted))
const sockets = []
window.WebSocket = class extends WebSocket {
    constructor (...address) {
        super(...address)
        sockets.push(this)
        this.addEventListener('message', ({ data }) => {
            tell('open', sockets.map(socket => socket.readyState == WebSocket.OPEN))
            if (data.includes('"content"')) tell('pushed', data)
        })
    }
}
"""


@pytest.fixture
def keeping(browser: Browser, stack: Stack) -> Iterator[Pages]:
    """Pages of a browser that has the cache which Playwright otherwise switches off."""
    keeper = launch(browser.browser_type, ignore_default_args=["--disable-back-forward-cache"])
    pages = Pages(keeper, stack)
    yield pages
    pages.close()
    keeper.close()
    assert not pages.problems


def test_the_chat_goes_on_where_it_was(keeping: Pages, agent: Agent) -> None:
    """The browser keeps no page that holds a lock or a socket."""
    context = keeping.context()
    context.add_init_script(WATCH)
    guest = WidgetGuest(keeping.open("/", context))
    page = guest.page
    chat_id = guest.start("uno")
    page.goto(keeping.stack.web + "/console/")
    agent.answers(chat_id, "dos")
    page.go_back(wait_until="commit")
    html = page.locator("html")
    expect(html).to_have_attribute("data-kept", "true")
    expect(guest.bubble("dos")).to_be_visible()
    expect(html).to_have_attribute("data-open", "false,true")
    agent.answers(chat_id, "tres")
    expect(html).to_have_attribute("data-pushed", re.compile("tres"))
    expect(guest.bubble("tres")).to_be_visible()
    guest.write("cuatro")
    expect(guest.bubble("cuatro")).to_have_attribute("data-state", "sent")
    assert guest.texts() == ["uno", "dos", "tres", "cuatro"]


def test_nothing_that_keeps_pages_out_of_that_cache() -> None:
    assert "unload" not in widget_script()
