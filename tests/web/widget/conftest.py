"""A guest on the demo shop, and an agent."""

import pytest

from tests.web.agents import Agent
from tests.web.pages import Pages
from tests.web.stack import Stack
from tests.web.widget.guest import Guest


@pytest.fixture
def guest(pages: Pages) -> Guest:
    return Guest(pages.open("/"))


@pytest.fixture(scope="package")
def agent(stack: Stack) -> Agent:
    return Agent(stack.api)
