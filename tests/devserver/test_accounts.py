"""The demo accounts: on this machine alone, made once, and never made again."""

from collections.abc import Iterator

import pytest

from chalicelib import wiring
from chalicelib.config import Settings
from devserver import memory
from devserver.accounts import NotLocalError, create_demo_accounts
from devserver.demo import PASSWORD

CHEAP = Settings(argon2_time_cost=1, argon2_memory_kib=8)
ELSEWHERE = [
    "",
    "https://dynamodb.us-east-1.amazonaws.com",
    "https://dynamodb.us-east-1.api.aws",
    "http://dynamodb:8000",
    "http://localhost.example.com:8000",
    "http://10.0.0.7:8000",
    "http://user@127.0.0.1@10.0.0.7:8000",
]


@pytest.fixture(autouse=True)
def tables() -> Iterator[None]:
    memory.reset()
    wiring.configure(settings=CHEAP, client=memory.memory_client)
    wiring.create_tables()
    yield
    wiring.configure()
    memory.reset()


def test_are_an_admin_and_two_agents_who_can_log_in() -> None:
    assert create_demo_accounts(CHEAP, in_memory=True) == ["admin", "agente1", "agente2"]
    agents = {name: wiring.services().auth.login(name, PASSWORD, "::1").agent
              for name in ("admin", "agente1", "agente2")}  # fmt: skip
    assert {name: agent.role for name, agent in agents.items()} == {
        "admin": "admin",
        "agente1": "agent",
        "agente2": "agent",
    }
    assert agents["agente1"].name.display_name == "Carlos López"
    assert agents["agente1"].email == "agente1@empresa.com"
    assert agents["agente2"].name.display_name == "María García"


def test_stay_as_they_are_once_made() -> None:
    create_demo_accounts(CHEAP, in_memory=True)
    wiring.services().agents.set_password("agente1", "my own password")
    assert create_demo_accounts(CHEAP, in_memory=True) == []
    assert wiring.services().auth.login("agente1", "my own password", "::1")


@pytest.mark.parametrize("endpoint", ELSEWHERE)
def test_are_refused_anywhere_but_here(endpoint: str) -> None:
    with pytest.raises(NotLocalError):
        create_demo_accounts(Settings(aws_endpoint_url_dynamodb=endpoint))
    assert wiring.services().agents.directory() == []


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:4566", "http://localhost:1", "http://[::1]:1"])
def test_are_made_on_the_loopback(endpoint: str) -> None:
    assert create_demo_accounts(Settings(aws_endpoint_url_dynamodb=endpoint))
