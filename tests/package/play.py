"""Every route of the app, called at least once, and what it answered."""

from collections.abc import Iterator
from typing import Any

from app import app
from chalicelib import wiring
from client.agent import Agent, log_in
from client.api import Api, Reply
from client.guest import Guest, open_chat, start_session
from tests.proofs.endpoints import ALL
from tests.proofs.scene import Cast

ACCOUNTS = (("agente1", "agent"), ("agente2", "agent"), ("admin", "admin"))


def play(api: Api) -> dict[str, Any]:
    """What was called to its status and the names in its answer; the rest differs at each play."""
    cast = _cast(api)
    answers = {endpoint.name: _outline(endpoint.request(cast)) for endpoint in ALL}
    return answers | dict(_each_route(cast, log_in(api, "admin")))


def hire() -> None:
    """The accounts that `play` uses, by this process's own services."""
    for username, role in ACCOUNTS:
        wiring.services().agents.create(username, "password123", first_name=username, role=role)


def _cast(api: Api) -> Cast:
    carlos, maria, admin = (log_in(api, username) for username, _ in ACCOUNTS)
    waiting, active, resolved = (open_chat(api, email=f"g{i}@ejemplo.com") for i in range(3))
    for guest in (active, resolved):
        carlos.takes(guest.chat_id)
    carlos.resolves(resolved.chat_id)
    written = [active.says(f"guest {i}")["id"] for i in range(4)]
    told = [each["id"] for each in carlos.notifications()["notifications"]]
    return Cast(api, carlos, maria, admin, waiting, active, resolved, start_session(api), written, told)


def _each_route(cast: Cast, admin: Agent) -> Iterator[tuple[str, Any]]:
    for path, methods in sorted(app.routes.items(), key=lambda route: "logout" in route[0]):
        for method in methods:
            for who in (admin, cast.active):
                called = f"{method} {path} by {type(who).__name__}"
                yield called, _outline(_call(who, method, path, cast))


def _call(who: Agent | Guest, method: str, path: str, cast: Cast) -> Reply:
    chat = cast.active.chat_id
    asked = path.format(message_id=cast.written[0], id=chat, chat_id=chat, chat_room_id=chat)
    if method == "GET":
        return who.api.call(method, asked, query={"chat_room_id": chat})
    return who.api.call(method, asked, {})


def _outline(reply: Reply) -> list[Any]:
    return [reply.status, sorted(reply.json) if isinstance(reply.json, dict) else len(reply.json)]
