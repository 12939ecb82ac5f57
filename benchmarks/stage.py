"""A DynamoDB of its own, empty tables, agents who are logged in, and the app before them."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from app import app
from benchmarks.gateway import Gateway, post
from benchmarks.recorder import Recorder
from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.domain.agents import Agent
from chalicelib.storage.schema import AgentRow
from devserver.engine import temporary_engine
from devserver.environment import for_endpoint

_PASSWORD = "password123"  # noqa: S105  # of agents that live as long as this run
_MANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Stage:
    """`tokens` by username. The agents are `agent1`, `agent2`, …, all available, and `admin`."""

    gateway: Gateway
    recorder: Recorder
    agents: list[Agent]
    boss: Agent
    tokens: dict[str, str]

    @property
    def agent(self) -> str:
        """The first agent's token."""
        return self.tokens["agent1"]

    def see_everybody(self, at: int) -> None:
        """All were last seen at `at` (ms): the write that notes it once a minute is a case of its own."""
        for agent in (*self.agents, self.boss):
            AgentRow(agent.id).update([AgentRow.last_seen_at.set(at)])

    @property
    def admin(self) -> str:
        """The admin's token."""
        return self.tokens["admin"]


@contextmanager
def engine() -> Iterator[str]:
    """The address of an engine, which this process reaches with keys that open nothing."""
    with (
        temporary_engine() as url,
        patch.dict(os.environ, for_endpoint(os.environ, url), clear=True),
        _failures_alone(logging.getLogger("charla")),
    ):
        try:
            yield url
        finally:
            wiring.configure()


@contextmanager
def _failures_alone(logger: logging.Logger) -> Iterator[None]:
    # A line for each request would bury the tables.
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def set_up(url: str, prefix: str, agents: int) -> Stage:
    """Tables of their own on the engine at `url`, named by `prefix`, with that many agents."""
    recorder, gateway = Recorder(), Gateway(app)
    wiring.configure(settings(url, prefix), recorder.client)
    wiring.create_tables()
    create = wiring.services().agents.create
    hired = [create(f"agent{n}", _PASSWORD, first_name="Carlos", last_name="López") for n in _from_1(agents)]
    admin = create("admin", _PASSWORD, role="admin")
    tokens = {each.username: log_in(gateway, each.username) for each in (*hired, admin)}
    gateway.send(post("/api/agents/me/availability/", {"is_available": False}, tokens["admin"]))
    return Stage(gateway, recorder, hired, admin, tokens)


def settings(url: str, prefix: str) -> Settings:
    """Production's defaults, but for limits on one address and the cost of passwords."""
    return Settings(
        aws_endpoint_url_dynamodb=url,
        table_prefix=prefix,
        chats_per_ip=_MANY,
        guest_messages_per_minute=_MANY,
        login_failures_per_address=_MANY,
        argon2_time_cost=1,
        argon2_memory_kib=8,
    )


def log_in(gateway: Gateway, username: str) -> str:
    """A new token."""
    answer = gateway.send(post("/api/auth/login/", login(username)))
    return str(answer["token"])


def login(username: str) -> dict[str, str]:
    """What POST /api/auth/login/ takes."""
    return {"username": username, "password": _PASSWORD}


def _from_1(count: int) -> range:
    return range(1, count + 1)
