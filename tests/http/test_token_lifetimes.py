"""When an agent's token stops working."""

import pytest

from chalicelib import wiring
from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from tests.clock import FakeClock
from tests.http.shapes import check_error

ME = "/api/agents/me/"
TWELVE_HOURS = 12 * 3600


def test_a_token_lives_twelve_hours(agent: Agent, clock: FakeClock) -> None:
    clock.advance(TWELVE_HOURS - 1)
    agent.get(ME).expect(200)
    clock.advance(2)
    check_error(agent.get(ME), 401, "invalid_token")


@pytest.mark.settings(agent_token_ttl_seconds=60)
def test_the_settings_say_how_long_a_token_lives(agent: Agent, clock: FakeClock) -> None:
    clock.advance(59)
    agent.get(ME).expect(200)
    clock.advance(2)
    check_error(agent.get(ME), 401, "invalid_token")


def test_a_later_login_lives_longer(api: Api, agent: Agent, clock: FakeClock) -> None:
    clock.advance(TWELVE_HOURS / 2)
    later = log_in(api, "agente1")
    clock.advance(TWELVE_HOURS / 2 + 1)
    check_error(agent.get(ME), 401, "invalid_token")
    later.get(ME).expect(200)


def test_a_changed_password_kills_every_token(api: Api, agent: Agent, other_agent: Agent) -> None:
    second = log_in(api, "agente1")
    wiring.services().agents.set_password("agente1", "another-password")
    for dead in (agent, second):
        check_error(dead.get(ME), 401, "invalid_token")
    other_agent.get(ME).expect(200)
    reply = api.post("/api/auth/login/", {"username": "agente1", "password": PASSWORD})
    check_error(reply, 401, "invalid_credentials")
    log_in(api, "agente1", "another-password").get(ME).expect(200)


def test_disabling_an_agent_kills_its_tokens(api: Api, agent: Agent) -> None:
    wiring.services().agents.disable("agente1")
    check_error(agent.get(ME), 401, "invalid_token")


def test_enabling_an_agent_revives_no_token(api: Api, agent: Agent) -> None:
    wiring.services().agents.disable("agente1")
    wiring.services().agents.enable("agente1")
    check_error(agent.get(ME), 401, "invalid_token")
    log_in(api, "agente1").get(ME).expect(200)
