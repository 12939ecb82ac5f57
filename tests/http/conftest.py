"""The app over an empty store in memory, with a clock that stands still, and who uses it."""

from dataclasses import dataclass, replace

import pytest
from chalice.app import Chalice

from app import app
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from client.guest import Guest, open_chat
from client.in_process import InProcessApi, serve_locally
from tests.clock import FakeClock
from tests.http import storage
from tests.http.scene_cache import SceneCache

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
    wiring.configure(settings=settings, client=storage.client, clock=clock)
    storage.empty()
    return serve_locally(app)


@pytest.fixture
def api(served_app: Chalice) -> InProcessApi:
    """Anybody's client: no header of its own."""
    return InProcessApi(served_app)


@pytest.fixture
def stage(served_app: Chalice, settings: Settings, clock: FakeClock) -> SceneCache:
    """Where fixtures set the scene, the slow parts once for all tests that share them."""
    return SceneCache(settings, clock)


@pytest.fixture
def guest(api: Api, stage: SceneCache) -> Guest:
    """Juan Pérez, whose chat waits for an agent."""
    return stage.play("guest", lambda: open_chat(api))


@dataclass(frozen=True)
class _Hiring:
    """Makes agents and logs them in."""

    api: Api
    stage: SceneCache

    def hire(self, username: str, first_name: str, last_name: str, role: str = "agent") -> Agent:
        """The agent `username`, with a first and a last name."""
        return self.stage.play(username, lambda: self._hire(username, first_name, last_name, role))

    def _hire(self, username: str, first_name: str, last_name: str, role: str) -> Agent:
        wiring.services().agents.create(
            username,
            PASSWORD,
            email=f"{username}@empresa.com",
            first_name=first_name,
            last_name=last_name,
            role=role,
        )
        return log_in(self.api, username)


@pytest.fixture
def hiring(api: Api, stage: SceneCache) -> _Hiring:
    """What agents are made with."""
    return _Hiring(api, stage)


@pytest.fixture
def agent(hiring: _Hiring) -> Agent:
    """Carlos López, an agent."""
    return hiring.hire("agente1", "Carlos", "López")


@pytest.fixture
def other_agent(hiring: _Hiring) -> Agent:
    """María García, another agent."""
    return hiring.hire("agente2", "María", "García")


@pytest.fixture
def admin(hiring: _Hiring) -> Agent:
    """Ana Ruiz, an admin."""
    return hiring.hire("admin", "Ana", "Ruiz", role="admin")


@pytest.fixture
def nameless(hiring: _Hiring) -> Agent:
    """An agent known by the username alone."""
    return hiring.hire("agente9", "", "")
