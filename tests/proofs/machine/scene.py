"""The app on tables in memory, with two agents, an admin, and an auditor who only looks on."""

from dataclasses import dataclass
from functools import cache

from app import app
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from client.in_process import InProcessApi, serve_locally
from tests.clock import FakeClock
from tests.http import storage
from tests.proofs.machine.chats import Person

CARLOS = Person("agente1", "Carlos", "López")
MARIA = Person("agente2", "María", "García")
ANA = Person("admin", "Ana", "Ruiz", is_admin=True)
PEOPLE = [CARLOS, MARIA, ANA]
_AUDITOR = Person("auditor", "Eva", "Sanz", is_admin=True)
_YEAR = 365 * 24 * 3600
# Tokens outlive the days that pass here; limits have tests of their own.
_SETTINGS = Settings(
    argon2_time_cost=1,
    argon2_memory_kib=8,
    agent_token_ttl_seconds=_YEAR,
    chats_per_ip=10_000,
    guest_messages_per_minute=10_000,
)


@dataclass(frozen=True)
class Scene:
    """`auditor` sees every chat, marks nothing and is told nothing."""

    clock: FakeClock
    api: Api
    agents: dict[Person, Agent]
    auditor: Agent


def set_scene() -> Scene:
    """Everybody logged in, and no chat yet."""
    clock = FakeClock()
    wiring.configure(settings=_SETTINGS, client=storage.client, clock=clock)
    storage.empty()
    tables, (*agents, auditor) = _staff()
    storage.put_back(tables)
    return Scene(clock, _api(), dict(zip(PEOPLE, agents, strict=True)), auditor)


@cache
def _staff() -> tuple[bytes, list[Agent]]:
    api = _api()
    agents = [_hire(api, person) for person in (*PEOPLE, _AUDITOR)]
    agents[-1].post("/api/agents/me/availability/", {"is_available": False}).expect(200)
    return storage.snapshot(), agents


def _hire(api: Api, person: Person) -> Agent:
    wiring.services().agents.create(
        person.username,
        PASSWORD,
        first_name=person.first_name,
        last_name=person.last_name,
        role="admin" if person.is_admin else "agent",
    )
    return log_in(api, person.username)


def _api() -> Api:
    return InProcessApi(serve_locally(app))
