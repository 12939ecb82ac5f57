"""Whatever is written is shown as text, and nothing of it runs."""

import pytest
from playwright.sync_api import expect

from client.agent import Agent
from tests.web.hostile import TEXTS
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove


@pytest.fixture
def prey(pages: Pages) -> WidgetGuest:
    """On a page without a policy, where a script that got in would run."""
    context = pages.context()
    context.add_init_script("window.alert = window.caught = () => { window.pwned = true }")
    html = f"<title>{TEXTS[0].replace('<', '&lt;')}</title><body>{script_tag(pages.stack, 'data-lang=es')}"
    return WidgetGuest(page_with(context, pages.stack, html))


def test_in_messages_from_both_sides(prey: WidgetGuest, agent: Agent) -> None:
    chat_id = prey.start("Hola", TEXTS[0][:120])
    for text in TEXTS:
        agent.answers(chat_id, text)
        prey.write(text)
    expect(prey.bubbles).to_have_count(1 + 2 * len(TEXTS))
    shown = prey.texts()
    for text in TEXTS:
        assert shown.count(text) == 2
    links = prey.page.locator("charla-chat li a")
    for index in range(links.count()):
        assert (links.nth(index).get_attribute("href") or "").startswith(("http://", "https://"))
    prey.page.reload()
    prey.open()
    expect(prey.bubbles).to_have_count(1 + 2 * len(TEXTS))
    assert prey.page.evaluate("window.pwned") is None
    assert TEXTS[0] in prey.page.title()


def test_in_what_the_page_is_configured_with(pages: Pages) -> None:
    quoted = TEXTS[0].replace('"', "&quot;").replace("<", "&lt;")
    context = pages.context()
    context.add_init_script("window.alert = () => { window.pwned = true }")
    guest = WidgetGuest(
        page_with(
            context,
            pages.stack,
            f'<body>{script_tag(pages.stack, f"""data-lang=es data-greeting="{quoted}" """)}',
        )
    )
    guest.open()
    expect(guest.panel).to_contain_text(TEXTS[0])
    assert guest.page.evaluate("window.pwned") is None
