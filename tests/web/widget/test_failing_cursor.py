"""A cursor that fails alone: sending and the socket go on, and it is asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.failures import contents
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

EVENTS = "**/api/chat/events/**"


@pytest.mark.parametrize("has_socket", [True, False], ids=["beside a socket", "alone"])
def test_a_cursor_that_is_blocked_holds_no_message_back(pages: Pages, agent: Agent, has_socket: bool) -> None:
    """A blocker's list may match its address and no other."""
    context = pages.context()
    if not has_socket:
        context.route_web_socket("**", lambda socket: socket.close())
    guest = WidgetGuest(pages.open("/", context))
    guest.page.route(EVENTS, lambda route: route.abort("blockedbyclient"))
    guest.open()
    guest.write("uno")
    guest.introduce()
    for text in ("dos", "tres"):
        guest.write(text)
        expect(guest.bubble(text)).to_have_attribute("data-state", "sent")
    assert contents(agent, guest.chat_id()) == ["uno", "dos", "tres"] == guest.texts()
    if has_socket:
        expect(guest.notice).to_have_text("Un agente te atenderá pronto")
        agent.answers(guest.chat_id(), "Te leo")
        expect(guest.bubble("Te leo")).to_be_visible()
        expect(guest.announcer).to_have_text("Nuevo mensaje de María García: Te leo")
        expect(guest.notice).to_be_hidden()


def test_a_cursor_that_failed_is_asked_again_soon_although_the_socket_works(pages: Pages) -> None:
    context = pages.context()
    context.add_init_script("Math.random = () => 0.999")
    guest = WidgetGuest(context.new_page())
    guest.page.clock.install()
    guest.page.goto(pages.stack.web + "/")
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    guest.page.route(EVENTS, hold)
    guest.start("uno")
    guest.page.clock.pause_at(datetime.now(tz=UTC) + timedelta(seconds=5))
    with guest.page.expect_event("requestfailed", lambda request: "/events/" in request.url):
        asked[0].abort()
    with guest.page.expect_request(EVENTS):
        guest.page.clock.fast_forward(2000)
