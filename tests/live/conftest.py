"""Where the API and the WebSocket are: a stack of this run, or the addresses that are exported."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from client.guest import Guest, open_chat
from tests.live.stack import running_stack


@dataclass(frozen=True)
class Addresses:
    """Of the API, without a slash at its end, and of the WebSocket."""

    api: str
    live: str


@pytest.fixture(scope="session")
def addresses(request: pytest.FixtureRequest) -> Iterator[Addresses]:
    """CHARLA_API and CHARLA_LIVE name another stack, which has the demo accounts."""
    api, live = os.environ.get("CHARLA_API"), os.environ.get("CHARLA_LIVE")
    if api and live:
        yield Addresses(api.rstrip("/"), live)
        return
    with running_stack(request.getfixturevalue("engine")) as stack:
        yield Addresses(stack.api, stack.live)


@pytest.fixture
def api(addresses: Addresses) -> HttpApi:
    return HttpApi(addresses.api)


@pytest.fixture
def live(addresses: Addresses) -> str:
    return addresses.live


@pytest.fixture
def guest(api: HttpApi) -> Guest:
    """Juan Pérez, whose chat waits for an agent."""
    return open_chat(api)


@pytest.fixture
def agent(api: HttpApi) -> Agent:
    """Carlos López, an agent."""
    return log_in(api, "agente1")


@pytest.fixture
def other_agent(api: HttpApi) -> Agent:
    """María García, another agent."""
    return log_in(api, "agente2")
