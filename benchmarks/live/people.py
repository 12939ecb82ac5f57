"""The servers that are measured, and guests and agents over HTTP, whose calls are counted."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile

from benchmarks.stage import TEXT, engine, identified
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent
from client.api import HttpApi, Reply
from client.guest import Guest
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
        for _ in range(_TRIES):
            self.calls.append(path)
            try:
                reply = super().send(method, path, body, headers)
            except ConnectionError as error:  # many at once are more than the local server lets wait
                reply = Reply(f"{method} {path}", 503, {}, str(error))
            if reply.status != 503:
                break
            time.sleep(_BUSY_SECONDS)
        return reply


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was stored; seconds of the monotonic clock, before and after its POST."""

    chat_id: str
    seq: int
    by: Guest | Agent
    started: float
    answered: float


def send(by: Guest | Agent, chat_id: str) -> Sent:
    """A text of 300 bytes, under an identifier, so that it is stored once however often it is sent."""
    started = time.monotonic()
    sent = by.send(TEXT, **identified()) if isinstance(by, Guest) else by.send(chat_id, TEXT, **identified())
    return Sent(chat_id, sent.expect(200, 201)["seq"], by, started, time.monotonic())


@contextmanager
def running(agents: int) -> Iterator[Servers]:
    """The API and the gateway over an engine of their own, with that many agents (`agent1`, …)."""
    with engine() as database, TemporaryFile() as log:
        wiring.configure(Settings(aws_endpoint_url_dynamodb=database))
        wiring.create_tables()
        create = wiring.services().agents.create
        for number in range(1, agents + 1):
            create(f"agent{number}", PASSWORD, first_name="Carlos", last_name="López")
        servers = Servers(database, _LIMITS, log)
        try:
            yield servers
        finally:
            servers.stop()
