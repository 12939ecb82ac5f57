"""Every request that writes, sent alike however often: with the client's id where there is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from client.agent import PASSWORD, Agent
from client.api import Reply
from client.guest import Guest, complete
from tests.proofs.scene import Cast

GUESTS_TEXT, AGENTS_TEXT = "Escribo una vez", "Respondo una vez"
_CLIENT_ID = "k3J8-proofs_of_delivery-0001"


@dataclass(frozen=True)
class Endpoint:
    """`status`: what it answers where nothing goes wrong; `again`: what a retry may answer.

    `kin`: another endpoint does nearly the same, so that long proofs keep this one for later.
    """

    name: str
    request: Callable[[Cast], Reply]
    status: int = 200
    again: tuple[int, ...] = (200,)
    settings: Mapping[str, int] = field(default_factory=dict, hash=False)
    kin: bool = False

    def __str__(self) -> str:
        return self.name


def _sends(name: str, request: Callable[[Cast], Reply], *, kin: bool = False) -> Endpoint:
    return Endpoint(name, request, status=201, again=(201, 200), kin=kin)


def _start(cast: Cast, client_id: str | None = _CLIENT_ID) -> Reply:
    return cast.api.post("/api/chat/start_chat/", {"initial_message": "Hola", "client_id": client_id})


def _complete(cast: Cast) -> Reply:
    return complete(cast.api, cast.session_id)


def _guest_writes(guest: Guest) -> Reply:
    return guest.send(GUESTS_TEXT, client_message_id="once")


def _guest_writes_by_messages(cast: Cast) -> Reply:
    path = "/api/messages/send_guest_message/"
    return cast.active.post(path, content=GUESTS_TEXT, client_message_id="once")


def _agent_writes(agent: Agent, guest: Guest) -> Reply:
    return agent.send(guest.chat_id, AGENTS_TEXT, client_message_id="once")


def _agent_writes_by_messages(cast: Cast) -> Reply:
    body = {"chat_room_id": cast.active.chat_id, "content": AGENTS_TEXT, "client_message_id": "once"}
    return cast.carlos.post("/api/messages/", body)


def _login(cast: Cast) -> Reply:
    return cast.api.post("/api/auth/login/", {"username": "agente2", "password": PASSWORD})


STARTS = [_sends("start_chat", _start), _sends("complete_chat", _complete)]
SENDS = [
    _sends("guest writes, waiting", lambda cast: _guest_writes(cast.waiting), kin=True),
    _sends("guest writes, active", lambda cast: _guest_writes(cast.active)),
    _sends("guest writes by messages", _guest_writes_by_messages, kin=True),
    _sends("guest reopens", lambda cast: _guest_writes(cast.resolved)),
    _sends("agent writes", lambda cast: _agent_writes(cast.carlos, cast.active)),
    _sends("agent writes by messages", _agent_writes_by_messages, kin=True),
    _sends("agent's first answer", lambda cast: _agent_writes(cast.maria, cast.waiting)),
    _sends("agent reopens", lambda cast: _agent_writes(cast.carlos, cast.resolved)),
]
# Without the client's id a retry is another message; one request still stores one.
UNNAMED = [
    _sends("start_chat, unnamed", lambda cast: _start(cast, None)),
    _sends("guest writes, unnamed", lambda cast: cast.active.send(GUESTS_TEXT)),
    _sends("agent writes, unnamed", lambda cast: cast.carlos.send(cast.active.chat_id, AGENTS_TEXT)),
]
STATUSES = [
    Endpoint("assign", lambda cast: cast.maria.act(cast.waiting.chat_id, "assign")),
    Endpoint("resolve", lambda cast: cast.carlos.act(cast.active.chat_id, "resolve")),
    Endpoint("resolve a waiting one", lambda cast: cast.maria.act(cast.waiting.chat_id, "resolve"), kin=True),
    Endpoint("close", lambda cast: cast.carlos.act(cast.active.chat_id, "close")),
    Endpoint("close a waiting one", lambda cast: cast.maria.act(cast.waiting.chat_id, "close"), kin=True),
    Endpoint("close a resolved one", lambda cast: cast.admin.act(cast.resolved.chat_id, "close"), kin=True),
]


def _mark_one(cast: Cast) -> Reply:
    return cast.carlos.post(f"/api/messages/{cast.written[-1]}/mark_read/")


def _mark_bulk(cast: Cast) -> Reply:
    return cast.carlos.post("/api/messages/mark_bulk_read/", {"message_ids": cast.written[2:]})


def _agent_by_chat(cast: Cast) -> Reply:
    return cast.carlos.get("/api/messages/by_chat/", chat_room_id=cast.active.chat_id)


def _agent_marks_chat(cast: Cast) -> Reply:
    return cast.carlos.post("/api/messages/mark_chat_read/", {"chat_room_id": cast.active.chat_id})


def _agent_marks_told(cast: Cast) -> Reply:
    return cast.carlos.post("/api/notifications/mark_read/", {"notification_ids": cast.told[:-1]})


def _guest_marks_notices(cast: Cast) -> Reply:
    ids = [f"{cast.active.chat_id}.n{number}" for number in (1, 2, 3, 99)]
    return cast.active.post("/api/user-notifications/mark_read/", notification_ids=ids)


MARKS = [
    Endpoint("guest reads", lambda cast: cast.active.get("/api/messages/by_chat/")),
    Endpoint("guest marks the chat", lambda cast: cast.active.post("/api/messages/mark_chat_read/")),
    Endpoint("agent reads", lambda cast: cast.carlos.get(f"/api/chatrooms/{cast.active.chat_id}/messages/")),
    Endpoint("agent reads by_chat", _agent_by_chat, kin=True),
    Endpoint("agent marks the chat", _agent_marks_chat),
    Endpoint("agent marks one", _mark_one),
    Endpoint("agent marks some", _mark_bulk),
]
NOTICES = [
    Endpoint("agent marks notifications", _agent_marks_told),
    Endpoint("agent marks all", lambda cast: cast.carlos.post("/api/notifications/mark_all_read/")),
    Endpoint("guest marks notifications", _guest_marks_notices),
    Endpoint("guest marks all", lambda cast: cast.active.post("/api/user-notifications/mark_read/")),
]
ACCOUNTS = [
    Endpoint("login", _login),
    Endpoint("login, rehashed", _login, settings={"argon2_time_cost": 2}),
    # A second logout is refused: the token is dead.
    Endpoint("logout", lambda cast: cast.carlos.post("/api/auth/logout/"), again=(200, 401)),
    Endpoint(
        "availability",
        lambda cast: cast.maria.post("/api/agents/me/availability/", {"is_available": False}),
    ),
]
ALL = [*STARTS, *SENDS, *STATUSES, *MARKS, *NOTICES, *ACCOUNTS]
