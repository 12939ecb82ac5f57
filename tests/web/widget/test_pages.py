"""Whatever page the widget is put on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.matrix import matrix
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag, use_built
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

PLACES = ["<head>{}</head><body>…", "<body>{}", "<body>{}{}<head></head>"]
HOSTILE = """
body *, charla-chat { display: none !important; font-size: 99px !important; color: red !important;
    position: static !important;
    transform: scale(2) !important; opacity: .1 !important; direction: rtl; visibility: hidden !important }
html { font-size: 3px; zoom: 1 } button, div, textarea, charla-chat { width: 1px !important; float: left }
"""


def box(page: Page) -> object:
    return page.evaluate("""() => {
        const launcher = document.querySelector('charla-chat').shadowRoot.querySelector('.launcher')
        const { x, y, width, height } = launcher.getBoundingClientRect()
        const { color, fontSize, opacity, visibility } = getComputedStyle(launcher)
        return { x, y, width, height, color, fontSize, opacity, visibility }
    }""")


def test_a_strict_policy_and_trusted_types(pages: Pages, site: Path) -> None:
    stack, context = pages.stack, pages.context()
    use_built(context, site)
    policy = (
        f"default-src 'none'; script-src {stack.web}; connect-src {stack.api} ws://127.0.0.1:*; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page = page_with(context, stack, script_tag(stack, 'data-lang="es"'), {"Content-Security-Policy": policy})
    guest = WidgetGuest(page)
    guest.start("¿Funciona aquí?")
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('charla-chat').shadowRoot.querySelector('.panel')).display"
        )
        == "flex"
    )
    assert context.cookies() == []
    assert page.locator("iframe").count() == 0
    own = page.evaluate("""() => {
            const frame = document.createElement('iframe')
            document.body.append(frame)
            const names = Object.keys(frame.contentWindow)
            frame.remove()
            return Object.keys(window).filter(name => !names.includes(name))
        }""")
    assert [name for name in own if not name.startswith("__")] == ["Charla"]


def test_a_hostile_style_sheet(pages: Pages) -> None:
    stack, context = pages.stack, pages.context()
    plain = box(page_with(context, stack, script_tag(stack)))
    page = page_with(context, stack, f"<style>{HOSTILE}</style>{script_tag(stack)}")
    assert box(page) == plain
    page.locator("charla-chat .launcher").click()
    expect(page.locator("charla-chat .panel")).to_be_visible()


@pytest.mark.parametrize("place", matrix(PLACES, PLACES[2:]))
def test_in_the_head_in_the_body_and_twice(pages: Pages, place: str) -> None:
    stack, tag = pages.stack, script_tag(pages.stack)
    page = page_with(pages.context(), stack, place.format(tag, tag))
    page.wait_for_load_state()
    page.locator("charla-chat .launcher").click()
    expect(page.locator("charla-chat")).to_have_count(1)
    expect(page.locator("charla-chat .panel")).to_be_visible()


SWAPS = {
    "body": "document.body.replaceWith(document.createElement('body'))",
    "all": "document.documentElement.innerHTML = '<head></head><body>new</body>'",
    "root": "document.replaceChild(document.createElement('html'), document.documentElement)",
}


@pytest.mark.parametrize("swap", matrix(SWAPS, ["body"]))
def test_single_page_apps_that_swap_the_body(pages: Pages, agent: Agent, swap: str) -> None:
    stack = pages.stack
    guest = WidgetGuest(page_with(pages.context(), stack, f"<body>{script_tag(stack, 'data-lang=es')}"))
    chat_id = guest.start("uno")
    guest.composer.fill("a medias")
    guest.page.evaluate(SWAPS[swap])
    expect(guest.composer).to_have_value("a medias")
    agent.answers(chat_id, "dos")
    guest.hurry()
    expect(guest.bubble("dos")).to_be_visible()


def test_an_element_that_takes_the_place_of_the_script(pages: Pages) -> None:
    """Who may put markup on a page must not have the guests' words sent elsewhere."""
    bait = '<img name="currentScript" data-api="https://elsewhere.example">'
    guest = WidgetGuest(page_with(pages.context(), pages.stack, f"<body>{bait}{script_tag(pages.stack)}"))
    guest.open()
    guest.page.route("https://elsewhere.example/**", lambda route: route.abort())
    with guest.page.expect_request("**/api/chat/start_chat/") as asked:
        guest.write("Hola")
    assert asked.value.url.startswith(pages.stack.api)
