"""axe finds nothing in any state of the widget; light and dark, left to right and right to left."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route

from client.agent import Agent
from tests.web.matrix import matrix
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest
from tests.web.widget.states import STATES

pytestmark = pytest.mark.prove


@pytest.mark.parametrize("state", matrix(STATES, ["closed", "errors", "failed"]))
def test_axe(pages: Pages, agent: Agent, state: str) -> None:
    check(pages, agent, state, "light", "ltr")


@pytest.mark.parametrize(("scheme", "direction"), [("dark", "ltr"), ("light", "rtl"), ("dark", "rtl")])
@pytest.mark.parametrize("state", STATES)
def test_axe_in_the_dark_and_from_the_right(
    pages: Pages, agent: Agent, state: str, scheme: Literal["light", "dark"], direction: str
) -> None:
    check(pages, agent, state, scheme, direction)


def check(pages: Pages, agent: Agent, state: str, scheme: Literal["light", "dark"], direction: str) -> None:
    page = pages.context(color_scheme=scheme).new_page()

    def directed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<html", f'<html dir="{direction}"'))

    page.route(pages.stack.web + "/", directed)
    page.context.grant_permissions(["local-network-access"])
    page.goto(pages.stack.web + "/")
    guest = WidgetGuest(page)
    STATES[state](guest, agent)
    assert guest.page.locator("charla-chat .frame").get_attribute("dir") == direction
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
