"""The app as in the other tests, with a gateway, and clients who are connected to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from chalice.app import Chalice

from app import app
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import Agent
from client.guest import Guest
from client.in_process import serve_locally
from tests.clock import FakeClock
from tests.http import storage
from tests.http.live.gateway import Client, RecordedGateway
from tests.http.scene_cache import SceneCache

LIVE_URL = "wss://live.ejemplo.com/api"
Connect = Callable[..., Client]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """As in the other tests; a busy machine may take its time."""
    return replace(settings, live_url=LIVE_URL, live_push_milliseconds=10_000)


@pytest.fixture
def gateway() -> RecordedGateway:
    return RecordedGateway()


@pytest.fixture
def served_app(settings: Settings, clock: FakeClock, gateway: RecordedGateway) -> Chalice:
    """The app on empty tables, pushing to `gateway`."""
    wiring.configure(settings=settings, client=storage.client, clock=clock, gateway=gateway)
    storage.empty()
    return serve_locally(app)


@pytest.fixture
def connect(served_app: Chalice, stage: SceneCache, gateway: RecordedGateway) -> Connect:
    """Makes connections that have said nothing yet; the `stage` sees that somebody came."""

    def connected(**headers: str) -> Client:
        client = Client(served_app, gateway, **headers)
        assert client.connect() == 200
        return client

    return connected


@pytest.fixture
def nobody(connect: Connect) -> Client:
    """A connection that has said nothing yet."""
    return connect()


@pytest.fixture
def at_guest(connect: Connect, guest: Guest) -> Client:
    """The guest's connection."""
    client = connect()
    client.send(action="subscribe", chat_room_id=guest.chat_id)
    return client


def token_of(agent: Agent) -> str:
    """The token that the agent logged in with."""
    return str(agent.login["token"])


def connect_agent(connect: Connect, agent: Agent) -> Client:
    """A connection of the agent's."""
    client = connect()
    client.send(action="authenticate", token=token_of(agent))
    return client


@pytest.fixture
def at_agent(connect: Connect, agent: Agent) -> Client:
    """The agent's connection."""
    return connect_agent(connect, agent)


@pytest.fixture
def at_other(connect: Connect, other_agent: Agent) -> Client:
    """The other agent's connection."""
    return connect_agent(connect, other_agent)
