"""A login that is over hears nothing more, and its connections are closed."""

from collections.abc import Callable

import pytest

from chalicelib import wiring
from chalicelib.domain.realtime import Connection
from tests.clock import FakeClock
from tests.http.actors import Agent, Guest, log_in, open_chat
from tests.http.gateway import Api
from tests.http.live.conftest import Connect, connect_agent, token_of
from tests.http.live.frames import error
from tests.http.live.gateway import Client, RecordedGateway


def is_deaf(client: Client, api: Api) -> bool:
    """Whether a chat that begins to wait is not told to it."""
    client.received()
    open_chat(api)
    return client.received() == []


def test_a_logout_closes_that_logins_connections_alone(
    api: Api, connect: Connect, agent: Agent, at_agent: Client, at_other: Client
) -> None:
    again = log_in(api, "agente1")
    second = connect_agent(connect, again)
    agent.post("/api/auth/logout/").expect(200)
    assert at_agent.is_closed
    assert not second.is_closed
    assert not is_deaf(second, api)
    assert not is_deaf(at_other, api)


@pytest.mark.parametrize(
    "ends",
    [
        lambda: wiring.services().agents.set_password("agente1", "a new password"),
        lambda: wiring.services().agents.disable("agente1"),
    ],
    ids=["password", "disabled"],
)
def test_an_operator_closes_all_of_them(
    api: Api, connect: Connect, agent: Agent, at_other: Client, ends: Callable[[], object]
) -> None:
    clients = [connect_agent(connect, log_in(api, "agente1")) for _ in range(2)]
    ends()
    assert all(client.is_closed for client in clients)
    assert not at_other.is_closed


def test_an_operator_who_knows_no_gateway_silences_them(
    api: Api, agent: Agent, at_agent: Client, gateway: RecordedGateway
) -> None:
    gateway.is_on = False
    gateway.broken = True
    wiring.services().agents.disable("agente1")
    gateway.is_on, gateway.broken = True, False
    assert is_deaf(at_agent, api)
    error(at_agent.send(action="ping"), "authentication_required")
    assert at_agent.is_closed


@pytest.mark.settings(agent_token_ttl_seconds=600)
def test_an_expired_token_hears_nothing_more(
    api: Api, agent: Agent, at_agent: Client, clock: FakeClock
) -> None:
    clock.advance(599)
    assert not is_deaf(at_agent, api)
    clock.advance(1)
    assert is_deaf(at_agent, api)
    error(at_agent.send(action="ping"), "invalid_token")
    assert at_agent.is_closed


def test_a_token_that_died_unseen_is_noticed_at_the_next_frame(
    agent: Agent, at_agent: Client, gateway: RecordedGateway
) -> None:
    gateway.is_on = False
    agent.post("/api/auth/logout/").expect(200)
    gateway.is_on = True
    error(at_agent.send(action="ping"), "invalid_token")
    assert at_agent.is_closed


def test_a_logout_between_looking_and_listening(
    connect: Connect, agent: Agent, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The logout comes when the token was found good, and the connection is not stored yet."""
    listening, client = wiring.services().websocket, connect()
    identify = listening.connections.identify

    def logout_first(connection: Connection) -> None:
        agent.post("/api/auth/logout/").expect(200)
        identify(connection)

    monkeypatch.setattr(listening.connections, "identify", logout_first)
    error(client.send(action="authenticate", token=token_of(agent)), "invalid_token")
    assert client.is_closed
    assert is_deaf(client, api)


def test_guests_stay(guest: Guest, agent: Agent, at_agent: Client, at_guest: Client) -> None:
    agent.takes(guest.chat_id)
    agent.post("/api/auth/logout/").expect(200)
    at_guest.received()
    guest.says("¿Sigue ahí?")
    assert [frame["type"] for frame in at_guest.received()] == ["event"]
