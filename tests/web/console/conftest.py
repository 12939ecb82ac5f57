"""Every test begins with nobody waiting and no chat open."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from client.agent import Agent, log_in
from client.api import HttpApi
from tests.web.console.desk import Console
from tests.web.console.people import live_chats
from tests.web.pages import Pages
from tests.web.stack import Stack

OpenConsole = Callable[..., Console]


@pytest.fixture(scope="package")
def colleagues(stack: Stack) -> dict[str, Agent]:
    return {name: log_in(HttpApi(stack.api), name) for name in ("admin", "agente1", "agente2")}


@pytest.fixture(autouse=True)
def _calm(colleagues: dict[str, Agent]) -> None:
    for chat in live_chats(colleagues["admin"]):
        colleagues["admin"].closes(chat)


@pytest.fixture
def open_console(pages: Pages, colleagues: dict[str, Agent]) -> OpenConsole:
    """Opens the console in a context of its own, an agent logged in unless `username` is None."""

    def open_one(
        username: str | None = "agente1", context: BrowserContext | None = None, **options: Any
    ) -> Console:
        if username:
            colleagues[username].is_available(True)
        options = {"viewport": {"width": 1280, "height": 720}} | options
        console = Console(pages.open("/console/", context or pages.context(**options)))
        return console.log_in(username) if username else console

    return open_one
