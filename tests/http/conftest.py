"""The app over an empty store in memory, with a clock that stands still, and who uses it."""

from dataclasses import replace

import pytest
from chalice.app import Chalice

from app import app
from chalicelib import wiring
from chalicelib.config import Settings
from devserver import memory
from tests.clock import FakeClock
from tests.http.actors import PASSWORD, Agent, Guest, log_in, open_chat
from tests.http.gateway import Api, serve_locally

# The least argon2 takes: a test is about what a password opens, never about its cost.
CHEAP_PASSWORDS = Settings(argon2_time_cost=1, argon2_memory_kib=8)


@pytest.fixture
def clock() -> FakeClock:
    """The app's clock."""
    return FakeClock()


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """The defaults of production but for passwords; `@pytest.mark.settings(…)` changes them."""
    marker = request.node.get_closest_marker("settings")
    return replace(CHEAP_PASSWORDS, **(marker.kwargs if marker else {}))


@pytest.fixture
def served_app(settings: Settings, clock: FakeClock) -> Chalice:
    """The app on empty tables."""
    wiring.configure(settings=settings, client=memory.memory_client, clock=clock)
    if not memory.forget_rows():
        wiring.create_tables()
    return serve_locally(app)


@pytest.fixture
def api(served_app: Chalice) -> Api:
    """Anybody's client: no header of its own."""
    return Api(served_app, {})


@pytest.fixture
def guest(api: Api) -> Guest:
    """Juan Pérez, whose chat waits for an agent."""
    return open_chat(api)


def _hire(api: Api, username: str, first_name: str, last_name: str, role: str = "agent") -> Agent:
    wiring.services().agents.create(
        username,
        PASSWORD,
        email=f"{username}@empresa.com",
        first_name=first_name,
        last_name=last_name,
        role=role,
    )
    return log_in(api, username)


@pytest.fixture
def agent(api: Api) -> Agent:
    """Carlos López, an agent."""
    return _hire(api, "agente1", "Carlos", "López")


@pytest.fixture
def other_agent(api: Api) -> Agent:
    """María García, another agent."""
    return _hire(api, "agente2", "María", "García")


@pytest.fixture
def admin(api: Api) -> Agent:
    """Ana Ruiz, an admin."""
    return _hire(api, "admin", "Ana", "Ruiz", role="admin")


@pytest.fixture
def nameless(api: Api) -> Agent:
    """An agent known by the username alone."""
    return _hire(api, "agente9", "", "")
