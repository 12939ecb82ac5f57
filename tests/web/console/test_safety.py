"""What guests write is shown as text, whatever it looks like, and nothing of theirs is run."""

import pytest
from playwright.sync_api import Error, Page, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove

HOSTILE = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    '"><svg onload=window.hit=1>',
    "javascript:window.hit=1",
    "<a href='javascript:window.hit=1'>pulsa</a>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    "<style>*{display:none}</style>",
    "</textarea><script>window.hit=1</script>",
    "\u202eoriP ecilA\u202c <b>x</b> &lt;b&gt; &amp;",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=hit=1&gt;'>",
)


def unharmed(page: Page) -> None:
    assert page.evaluate("window.hit") is None
    assert page.locator("script, img, iframe, svg[onload], style, math, .bubble a, .bubble *").count() == 1
    assert page.locator("script").get_attribute("src") == "main.js"


@pytest.mark.parametrize("hostile", HOSTILE[:4])
def test_a_hostile_guest_is_shown_word_for_word(
    open_console: OpenConsole, stack: Stack, hostile: str
) -> None:
    where = "https://tienda.example/?q=" + hostile.replace(" ", "%20")
    guest = come(stack.api, hostile, hostile, page_url=where, referrer=where, locale=hostile[:35])
    console = open_console()
    console.take(guest.name)
    expect(console.messages).to_have_text([hostile])
    expect(console.page.locator(".row-name")).to_have_text(hostile)
    expect(console.page.locator(".thread-name")).to_have_text(hostile)
    guest.says("Otra cosa: " + hostile)
    expect(console.page.get_by_role("log")).to_contain_text("Otra cosa: " + hostile)
    unharmed(console.page)


def test_hostile_messages_are_text_on_both_sides_of_the_talk(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    for hostile in HOSTILE:
        guest.says(hostile)
    console.write(HOSTILE[0])
    expect(console.marks).to_have_text(["Enviado"])
    expect(console.messages).to_have_text(["Hola", *HOSTILE, HOSTILE[0]])
    unharmed(console.page)


def test_only_addresses_of_the_web_become_links(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    # A server that lets anything through.
    console.page.route(
        f"**/api/chatrooms/{guest.chat_id}/",
        lambda route: (
            route.fulfill(
                response=(answer := route.fetch()),
                json=answer.json() | {"page_url": "javascript:window.hit=1", "referrer": "data:text/html,hi"},
            )
            if route.request.method == "GET"
            else route.fallback()
        ),
    )
    console.pick_waiting(guest.name)
    card = console.page.get_by_role("complementary")
    expect(card.get_by_text("javascript:window.hit=1", exact=True)).to_be_visible()
    hrefs = card.get_by_role("link").evaluate_all("links => links.map(link => link.protocol)")
    assert set(hrefs) == {"mailto:", "tel:"}


def test_the_page_brings_its_own_policy(open_console: OpenConsole, pages: Pages) -> None:
    """A static host that sends no headers is no hole: scripts are the console's, and none is made of text."""
    console = open_console()
    console.page.route(
        "**/console/",
        lambda route: route.fulfill(body=route.fetch().body(), content_type="text/html"),
    )
    console.page.reload()
    expect(console.page.locator(".console")).to_be_visible()
    with pytest.raises(Error, match="TrustedHTML"):
        console.page.locator("body").evaluate("node => { node.innerHTML = '<b>x</b>' }")
    assert any("TrustedHTML" in problem for problem in pages.problems)
    pages.problems.clear()
