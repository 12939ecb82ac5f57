"""A DynamoDB of its own, empty tables, agents who are logged in, and chats in each status."""

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from typing import NamedTuple
from unittest.mock import patch
from uuid import uuid4

from app import app
from benchmarks.capacity import Recorder
from chalicelib import wiring
from chalicelib.adapters.system import RandomIds
from chalicelib.config import Settings
from chalicelib.domain import agents as accounts
from chalicelib.domain.changes import Change, assign, close, send_as_agent, send_as_guest, start
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import SenderType
from chalicelib.domain.sessions import Profile, Session, Visit
from chalicelib.storage.chats import chat_row
from chalicelib.storage.messages import event_row
from chalicelib.storage.schema import COUNTS, AgentRow, ChatRow, EventRow
from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from client.guest import Guest, complete, guest_of, start_session
from client.in_process import InProcessApi
from devserver.engine import temporary_engine
from devserver.environment import for_endpoint

TEXT = ("Hola, mi pedido no llega. " * 12)[:300]  # 300 bytes
NAME = "María Gracia"
EMAIL = "maria.gracia@ejemplo.com"
_MANY = 1_000_000
_BEGAN = 1_700_000_000_000
_IDS = RandomIds()


class Bench(NamedTuple):
    """`agents` by username: `agent1`, `agent2`, …, all available, and `admin`; `accounts` without `admin`."""

    api: Api
    recorder: Recorder
    accounts: list[accounts.Agent]
    agents: dict[str, Agent]

    @property
    def agent(self) -> Agent:
        """The first agent."""
        return self.agents["agent1"]

    def see_everybody(self, at: int) -> None:
        """All were last seen at `at` (ms): the write that notes it once a minute is a case of its own."""
        for agent in self.agents.values():
            AgentRow(agent.id).update([AgentRow.last_seen_at.set(at)])

    def session(self) -> str:
        """The id of a guest's session that is not completed yet."""
        return start_session(self.api, TEXT, client_id=uuid4().hex)

    def waiting(self) -> Guest:
        """A guest whose chat waits."""
        session_id = self.session()
        return guest_of(self.api, session_id, complete(self.api, session_id, **profile()))

    def active(self) -> Guest:
        """A guest whose chat is the first agent's."""
        guest = self.waiting()
        self.agent.takes(guest.chat_id)
        return guest

    def resolved(self) -> Guest:
        """A guest whose chat the first agent has resolved."""
        guest = self.active()
        self.agent.resolves(guest.chat_id)
        return guest


def profile(email: str = EMAIL) -> dict[str, str]:
    return {"email": email, "full_name": NAME, "phone_number": "+34 600 123 456"}


def identified() -> dict[str, str]:
    """The identifier that a client gives a message."""
    return {"client_message_id": str(uuid4())}


@contextmanager
def engine() -> Iterator[str]:
    """The address of an engine, which this process reaches with keys that open nothing."""
    with (
        temporary_engine() as url,
        patch.dict(os.environ, for_endpoint(os.environ, url), clear=True),
        patch.object(logging.getLogger("charla"), "disabled", True),  # its lines would bury the tables
    ):
        try:
            yield url
        finally:
            wiring.configure()


def set_up(url: str, prefix: str, agents: int) -> Bench:
    """Tables of their own on the engine at `url`, named by `prefix`, with that many agents."""
    recorder, api = Recorder(), InProcessApi(app)
    wiring.configure(settings(url, prefix), recorder.client)
    wiring.create_tables()
    create = wiring.services().agents.create
    names = [f"agent{number}" for number in range(1, agents + 1)]
    hired = [create(name, PASSWORD, first_name="Carlos", last_name="López") for name in names]
    create("admin", PASSWORD, role="admin")
    logged_in = {name: log_in(api, name) for name in (*names, "admin")}
    logged_in["admin"].is_available(False)
    return Bench(api, recorder, hired, logged_in)


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


def fill_lists(agents: Sequence[accounts.Agent], waiting: int, active: int, closed: int) -> None:
    """Stores that many chats; those that have an agent go round the agents in turn."""
    owners = cycle(agents)
    chats = [_started(number).chat for number in range(waiting)]
    chats += [_taken(number, next(owners)) for number in range(active)]
    ended = [_closed(number, next(owners)) for number in range(closed)]
    with ChatRow.batch_write() as batch:
        for chat in (*chats, *ended):
            batch.save(chat_row(chat))
        for agent_id, count in Counter(chat.agent.id for chat in ended if chat.agent).items():
            batch.save(ChatRow(COUNTS, agent_id, closed=count))


def long_chat(agent: accounts.Agent, senders: Iterable[SenderType]) -> str:
    """Stores a chat of the agent's with an unread message of each of `senders`, not notified; its id."""
    changes = [_started(0)]
    changes.append(assign(changes[0].chat, agent.name, _BEGAN + 1))
    for now, sender in enumerate(senders, _BEGAN + 2):
        chat, name = changes[-1].chat, _IDS.uuid()
        if sender == "agent":
            changes.append(send_as_agent(chat, agent.name, TEXT, name, now))
        else:
            told = _IDS.sortable(now)
            changes.append(send_as_guest(chat, TEXT, name, now, limit=_MANY, notification_id=told))
    events = [event for change in changes for event in change.events]
    chat = replace(changes[-1].chat, version=len(events))
    with ChatRow.batch_write() as batch:
        batch.save(chat_row(chat))
    with EventRow.batch_write() as batch:
        for event in events:
            batch.save(event_row(chat.id, event, _IDS.operation()))
    return chat.id


def _started(number: int) -> Change:
    """Chat `number` begins a second after the one before it."""
    now = _BEGAN + 1000 * number
    session = Session(_IDS.uuid(), TEXT, Visit(), now, now // 1000 + 1800)
    profile = Profile(f"guest{number:06}@ejemplo.test", NAME)
    change = start(session, profile, _IDS.uuid(), _IDS.salt(), now)
    return replace(change, chat=replace(change.chat, version=1))


def _taken(number: int, agent: accounts.Agent) -> Chat:
    begun = _started(number).chat
    return replace(assign(begun, agent.name, begun.created_at + 1).chat, version=2)


def _closed(number: int, agent: accounts.Agent) -> Chat:
    taken = _taken(number, agent)
    return replace(close(taken, agent.name, taken.created_at + 2).chat, version=3)
