"""A scene that many requests begin from: agents at work, and a chat in each status.

It is played once, over HTTP, and put back for each request as it was.
"""

from dataclasses import dataclass, replace
from typing import Any

from app import app
from chalicelib import wiring
from chalicelib.config import Settings
from tests.clock import FakeClock
from tests.http import storage
from tests.http.actors import PASSWORD, Agent, Guest, log_in, open_chat, start_session
from tests.http.gateway import Api, serve_locally
from tests.http.live.gateway import RecordedGateway
from tests.proofs.essence import Essence
from tests.proofs.injection import InjectedClient
from tests.tables import Rows, rows_of

# The least argon2 takes: nothing here is about a password's cost.
SETTINGS = Settings(argon2_time_cost=1, argon2_memory_kib=8)
_ACCOUNTS = (("agente1", "Carlos", "agent"), ("agente2", "María", "agent"), ("admin", "Ana", "admin"))


@dataclass(frozen=True)
class Cast:
    """Who takes part. `active` and `resolved` are carlos's chats; nobody has `waiting` yet."""

    api: Api
    carlos: Agent
    maria: Agent
    admin: Agent
    waiting: Guest
    active: Guest
    resolved: Guest
    session_id: str  # started, and not completed
    written: list[str]  # the ids of active's messages: both sides', some of them read
    told: list[str]  # the ids of carlos's notifications: some of them read

    @property
    def guests(self) -> list[Guest]:
        """All who have a chat."""
        return [self.waiting, self.active, self.resolved]


class Scene:
    """The app over moto, with what was played before; nobody listens where there is no `gateway`."""

    gateway: RecordedGateway | None = None

    def __init__(self) -> None:
        self.settings = SETTINGS
        self.client = InjectedClient(storage.client(SETTINGS))
        self.clock = FakeClock()
        self.restart()
        storage.empty()
        self.cast = _play(Api(serve_locally(app), {}), self.clock)
        self.ended_at = self.clock.now()
        self.essence = Essence(self.rows(), self.ended_at)
        self._saved = storage.snapshot()

    def rows(self) -> Rows:
        """All that is stored."""
        return rows_of(lambda noun: storage.items(f"{SETTINGS.table_prefix}-{noun}"))

    def reset(self, **settings: Any) -> Cast:
        """Everything as it was, two seconds later, under other `settings` if any are given."""
        self.settings = replace(SETTINGS, **settings)
        self.clock = FakeClock(self.ended_at + 2000)
        self.restart()
        storage.empty()
        storage.put_back(self._saved)
        return self.cast

    def restart(self) -> None:
        """Another process takes over: nothing is known but what is stored."""
        wiring.configure(
            settings=self.settings,
            client=lambda _settings: self.client,
            clock=self.clock,
            gateway=self.gateway,
        )


def _play(api: Api, clock: FakeClock) -> Cast:
    carlos, maria, admin = (_hire(api, *account) for account in _ACCOUNTS)
    waiting, active, resolved = (
        open_chat(api, f"Hola desde {i}", email=f"g{i}@ejemplo.com") for i in range(3)
    )
    waiting.says("¿Hay alguien?")
    _talk(active, carlos, clock)
    carlos.takes(resolved.chat_id)
    carlos.resolves(resolved.chat_id)
    session_id = start_session(api, "Hola, aún sin perfil")
    written = [event["message"]["id"] for event in active.events()["events"] if event["type"] == "message"]
    told = [each["id"] for each in carlos.notifications()["notifications"]]
    return Cast(api, carlos, maria, admin, waiting, active, resolved, session_id, written, told)


def _talk(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    """Both have read some of it, in every way, and both have more to read."""
    agent.takes(guest.chat_id)
    ids = [guest.says(f"guest {i}", client_message_id=f"g-{i}")["id"] for i in range(3)]
    agent.answers(guest.chat_id, "agent 0", client_message_id="a-0")
    clock.advance(1)
    agent.reads(guest.chat_id, before=ids[0])
    agent.post(f"/api/messages/{ids[1]}/mark_read/").expect(200)
    guest.reads()
    guest.post("/api/user-notifications/mark_read/", notification_ids=[f"{guest.chat_id}.n1"]).expect(200)
    told = agent.notifications()["notifications"]
    agent.post("/api/notifications/mark_read/", {"notification_ids": [told[0]["id"]]}).expect(200)
    clock.advance(1)
    for i in (1, 2):
        agent.answers(guest.chat_id, f"agent {i}")
        guest.says(f"guest {i + 2}")


def _hire(api: Api, username: str, first_name: str, role: str) -> Agent:
    wiring.services().agents.create(username, PASSWORD, first_name=first_name, role=role)
    return log_in(api, username)
