"""The one global, `Charla`, and the events that the page hears."""

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

HEAR = """<script>
window.heard = []
for (const name of ['ready', 'open', 'close', 'start', 'message'])
    document.addEventListener('charla:' + name, event => heard.push(event.type))
</script>"""


def on_a_page(pages: Pages, html: str = "") -> Page:
    stack = pages.stack
    return page_with(pages.context(), stack, f"<body>{html}{script_tag(stack, 'data-lang=es')}")


def test_calls_from_before_it_is_loaded(pages: Pages) -> None:
    early = "<script>window.Charla = window.Charla || []; Charla.push(['prefill', 'Hola'], ['open'])</script>"
    guest = WidgetGuest(on_a_page(pages, early))
    expect(guest.panel).to_be_visible()
    expect(guest.composer).to_have_value("Hola")
    guest.page.evaluate("Charla.push(['close'])")
    expect(guest.panel).to_be_hidden()


def test_open_close_toggle_show_hide(pages: Pages) -> None:
    guest = WidgetGuest(on_a_page(pages))
    guest.launcher.wait_for()
    for call, is_open in (("open", True), ("close", False), ("toggle", True), ("toggle", False)):
        guest.page.evaluate(f"Charla.{call}()")
        expect(guest.panel).to_be_visible(visible=is_open)
    guest.page.evaluate("Charla.hide()")
    expect(guest.launcher).to_be_hidden()
    guest.page.evaluate("Charla.show()")
    expect(guest.launcher).to_be_visible()


def test_only_a_persons_opening_moves_the_focus(pages: Pages) -> None:
    button = "<button onclick='Charla.open()'>Ayuda</button>"
    guest = WidgetGuest(on_a_page(pages, f"<script>Charla = [['open']]</script>{button}"))
    expect(guest.composer).to_be_visible()
    expect(guest.composer).not_to_be_focused()
    guest.page.evaluate("Charla.close()")
    guest.page.get_by_role("button", name="Ayuda").click()
    expect(guest.composer).to_be_focused()


def test_a_guest_whom_the_page_knows_is_not_asked(pages: Pages, agent: Agent) -> None:
    guest = WidgetGuest(on_a_page(pages))
    guest.launcher.wait_for()
    guest.page.evaluate(
        "Charla.identify({ name: 'Eva', email: 'eva@ejemplo.com', phone: '+34 600 123 456' })"
    )
    guest.open()
    guest.write("Hola")
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "sent")
    known = agent.sees(guest.chat_id())["chat_user"]
    assert known == {"full_name": "Eva", "email": "eva@ejemplo.com", "phone_number": "+34 600 123 456"}


def test_events_and_listeners(pages: Pages, agent: Agent) -> None:
    guest = WidgetGuest(on_a_page(pages, HEAR))
    guest.launcher.wait_for()
    guest.page.evaluate("""() => {
        window.texts = []
        window.listener = event => texts.push(event.detail.content)
        Charla.on('message', listener)
    }""")
    chat_id = guest.start()
    agent.answers(chat_id, "uno")
    expect(guest.bubble("uno")).to_be_visible()
    guest.page.evaluate("Charla.off('message', listener)")
    agent.answers(chat_id, "dos")
    expect(guest.bubble("dos")).to_be_visible()
    guest.page.keyboard.press("Escape")
    assert guest.page.evaluate("texts") == ["uno"]
    heard = guest.page.evaluate("heard")
    assert heard == [f"charla:{name}" for name in ("ready", "open", "start", "message", "message", "close")]


def test_reset_forgets_and_destroy_leaves_nothing(pages: Pages) -> None:
    guest = WidgetGuest(on_a_page(pages))
    guest.start()
    guest.page.evaluate("Charla.reset()")
    expect(guest.bubbles).to_have_count(0)
    assert guest.page.evaluate("Object.keys(localStorage)") == []
    guest.page.evaluate("Charla.destroy()")
    expect(guest.page.locator("charla-chat")).to_have_count(0)
    assert guest.page.evaluate("typeof Charla") == "undefined"
    guest.page.evaluate("document.body.replaceWith(document.createElement('body'))")
    expect(guest.page.locator("charla-chat")).to_have_count(0)
