"""Guests and agents over HTTP, whose calls are counted, and what they sent with its times."""

import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from devserver.demo import PASSWORD

_TRIES = 20
_BUSY_SECONDS = 1.0
_TEXT = ("Hola, mi pedido no llega. " * 12)[:300]


class RefusedError(Exception):
    """A call was refused. The text says which, and the answer."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was stored; seconds of the monotonic clock, before and after its POST."""

    chat_id: str
    seq: int
    by: str
    started: float
    answered: float


@dataclass(slots=True)
class Person:
    """Calls the API at `api`; `calls` counts what it called."""

    api: str
    headers: dict[str, str] = field(default_factory=dict)
    calls: int = 0

    def get(self, path: str, **query: object) -> Any:
        """The answer, parsed. Raises RefusedError, OSError."""
        return self._call("GET", f"{path}?{urlencode(query)}" if query else path, None)

    def post(self, path: str, **body: object) -> Any:
        """As `get`."""
        return self._call("POST", path, json.dumps(body))

    def _call(self, method: str, path: str, body: str | None) -> Any:
        """What is busy or cut off is asked again, as every client does: a send's identifier allows it."""
        for _ in range(_TRIES):
            try:
                status, text = self._once(method, path, body)
            except ConnectionError as error:  # many at once are more than the local server lets wait
                status, text = 503, str(error)
            if status != 503:
                break
            time.sleep(_BUSY_SECONDS)
        if status not in (200, 201):
            raise RefusedError(f"{method} {path}: {status} {text}")
        return json.loads(text)

    def _once(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        self.calls += 1
        connection = http.client.HTTPConnection(urlsplit(self.api).netloc, timeout=60)
        try:
            headers = {"Content-Type": "application/json", **self.headers}
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Guest:
    person: Person
    chat_id: str

    def says(self) -> Sent:
        """A text of 300 bytes, under an identifier, so that it is stored once however often it is sent."""
        started = time.monotonic()
        body = {"chat_room_id": self.chat_id, **_message()}
        stored = self.person.post("/api/chat/send_message/", **body)
        return Sent(self.chat_id, stored["seq"], "guest", started, time.monotonic())


@dataclass(frozen=True, slots=True)
class Agent:
    person: Person
    token: str

    def takes(self, chat_id: str) -> None:
        self.person.post(f"/api/chatrooms/{chat_id}/assign/")

    def says(self, chat_id: str) -> Sent:
        """A text of 300 bytes, under an identifier, so that it is stored once however often it is sent."""
        started = time.monotonic()
        stored = self.person.post(f"/api/chatrooms/{chat_id}/send_message/", **_message())
        return Sent(chat_id, stored["seq"], "agent", started, time.monotonic())


def _message() -> dict[str, str]:
    return {"content": _TEXT, "client_message_id": str(uuid4())}


def guest(api: str) -> Guest:
    """With a chat that waits."""
    person = Person(api)
    session = person.post("/api/chat/start_chat/", initial_message=_TEXT)["session_id"]
    profile = {"email": "maria.gracia@ejemplo.com", "full_name": "María Gracia"}
    chat = person.post("/api/chat/complete_chat/", session_id=session, **profile)
    return Guest(person, chat["chat_room_id"])


def agent(api: str, username: str) -> Agent:
    """One of the demo accounts, logged in."""
    token = Person(api).post("/api/auth/login/", username=username, password=PASSWORD)["token"]
    return Agent(Person(api, {"Authorization": f"Token {token}"}), token)
