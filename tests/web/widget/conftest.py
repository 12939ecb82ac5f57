"""A guest on the demo shop, and an agent."""

from pathlib import Path

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.guest import WidgetGuest
from web.site.build import build


@pytest.fixture
def guest(pages: Pages) -> WidgetGuest:
    return WidgetGuest(pages.open("/"))


@pytest.fixture(scope="package")
def agent(stack: Stack) -> Agent:
    return log_in(HttpApi(stack.api), "agente2")


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory, stack: Stack) -> Path:
    """The site as it ships, for the API of the stack."""
    out = tmp_path_factory.mktemp("site")
    build(out, stack.api, "")
    return out
