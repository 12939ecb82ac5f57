"""The servers that are measured, and guests and agents over HTTP, whose calls are counted."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile

from benchmarks.stage import TEXT, engine, identified, profile
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import HttpApi, Reply
from client.guest import Guest, open_chat
from devserver.servers import Servers

_TRIES = 20
_BUSY_SECONDS = 1.0
_MANY = "1000000"
# One process answers everybody here, where on AWS each request has a function to itself.
_LIMITS = {"CHATS_PER_IP": _MANY, "GUEST_MESSAGES_PER_MINUTE": _MANY, "LIVE_PUSH_MILLISECONDS": "3000"}


@dataclass(frozen=True)
class PatientApi(HttpApi):
    """Asks again what is busy or cut off, as every client does: a send's identifier allows it."""

    calls: list[str] = field(default_factory=list)

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        reply = self._once(method, path, body, headers)
        for _ in range(_TRIES - 1):
            if reply.status != 503:
                break
            time.sleep(_BUSY_SECONDS)
            reply = self._once(method, path, body, headers)
        return reply

    def _once(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        self.calls.append(path)
        try:
            return super().send(method, path, body, headers)
        except ConnectionError as error:  # many at once are more than the local server lets wait
            return Reply(f"{method} {path}", 503, {}, str(error))


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was stored; seconds of the monotonic clock, before and after its POST."""

    chat_id: str
    seq: int
    by: str
    started: float
    answered: float


def guest_sends(guest: Guest) -> Sent:
    """A text of 300 bytes, under an identifier, so that it is stored once however often it is sent."""
    started = time.monotonic()
    stored = guest.send(TEXT, **identified()).expect(200, 201)
    return Sent(guest.chat_id, stored["seq"], "guest", started, time.monotonic())


def agent_sends(agent: Agent, chat_id: str) -> Sent:
    """As `guest_sends`."""
    started = time.monotonic()
    stored = agent.send(chat_id, TEXT, **identified()).expect(200, 201)
    return Sent(chat_id, stored["seq"], "agent", started, time.monotonic())


def guests(servers: Servers, count: int) -> list[Guest]:
    """So many, each with a chat that waits."""
    return [open_chat(PatientApi(servers.api), TEXT, **profile()) for _ in range(count)]


def agent(servers: Servers, username: str) -> Agent:
    return log_in(PatientApi(servers.api), username)


@contextmanager
def running(agents: int) -> Iterator[Servers]:
    """The API and the gateway over an engine of their own, with that many agents (`agent1`, …)."""
    with engine() as database, TemporaryFile() as log:
        wiring.configure(Settings(aws_endpoint_url_dynamodb=database))
        wiring.create_tables()
        for number in range(1, agents + 1):
            wiring.services().agents.create(
                f"agent{number}", PASSWORD, first_name="Carlos", last_name="López"
            )
        servers = Servers(database, _LIMITS, log)
        try:
            yield servers
        finally:
            servers.stop()
