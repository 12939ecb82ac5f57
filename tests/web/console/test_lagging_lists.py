"""Lists may lag behind a push by a second: what they lack does not leave, and nothing comes twice."""

from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.recording import NEW_CHAT, NEW_MESSAGE, recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

NEWS = "**/api/agents/me/events/**"

pytestmark = pytest.mark.prove


def look(page: Page) -> Response:
    """The agent comes back to the window, so the cursor is asked; its answer."""
    with page.expect_response(NEWS) as answer:
        page.evaluate("dispatchEvent(new Event('focus'))")
    answer.value.finished()
    return answer.value


def see_old_list(page: Page, answer: Any) -> None:
    page.route(NEWS, lambda route: route.fulfill(json=answer, headers={"Access-Control-Allow-Origin": "*"}))
    look(page)
    page.unroute(NEWS)


def test_a_list_from_before_a_push_changes_nothing_and_calls_nobody(
    open_console: OpenConsole, stack: Stack, pages: Pages, colleagues: dict[str, Agent]
) -> None:
    console = open_console(context=recorded(pages))
    page, notices = console.page, console.page.locator("html")
    page.evaluate("document.hasFocus = () => false")
    page.wait_for_load_state("networkidle")
    before: Any = look(page).json()
    guest = come(stack.api)
    expect(notices).to_have_attribute("data-notices", NEW_CHAT)
    see_old_list(page, before | {"queue": []})
    expect(console.tab("En espera")).to_contain_text("1")
    waiting: Any = look(page).json()
    colleagues["agente2"].takes(guest.chat_id)
    expect(console.tab("En espera")).to_contain_text("0")
    see_old_list(page, before | {"queue": waiting["queue"]})
    expect(console.tab("En espera")).to_contain_text("0")
    look(page)
    expect(console.tab("En espera")).to_contain_text("0")
    expect(notices).to_have_attribute("data-notices", NEW_CHAT)


def test_a_message_that_came_before_its_chat_is_announced_with_it(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    context = recorded(pages)
    context.route_web_socket("**", lambda socket: socket.close())
    console = open_console(context=context)
    page = console.page
    guest = come(stack.api)
    console.pick_waiting(guest.name)
    page.evaluate("document.hasFocus = () => false")
    page.route(NEWS, lambda route: route.abort())
    console.button("Tomar").click()
    expect(console.tab("Míos")).to_have_attribute("aria-selected", "true")
    guest.says("¿Hola?")
    page.unroute(NEWS)
    look(page)
    expect(page.locator("html")).to_have_attribute("data-notices", NEW_MESSAGE)
    expect(console.messages).to_have_text(["Hola", "¿Hola?"])
    expect(console.row(guest.name)).to_contain_text("sin leer")
