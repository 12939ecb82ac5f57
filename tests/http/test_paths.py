"""Every path works with and without its trailing slash; an unknown one is told as such."""

from collections.abc import Iterator

import pytest
from chalice.app import Chalice

from chalicelib.api import routing
from client.agent import Agent
from client.api import Api
from client.guest import Guest
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.shapes import check_error


@pytest.mark.parametrize("slash", [True, False])
@pytest.mark.parametrize("call", calls.ALL, ids=str)
def test_a_path_works_with_and_without_its_slash(
    guest: Guest, agent: Agent, call: ContractCall, slash: bool
) -> None:
    agent.takes(guest.chat_id)
    message = guest.reads()[0]["id"]
    ids = {"chat": guest.chat_id, "message": message, "notification": "n1"}
    side = agent.api if call in calls.OF_AGENTS else guest.api
    reply = call.send(side, ids, slash=slash)
    reply.expect(call.status)


def test_health(api: Api) -> None:
    assert api.get("/api/health/").expect(200) == {"status": "ok"}


@pytest.fixture
def unknown_paths(served_app: Chalice) -> Iterator[None]:
    """The app as where the platform lets it answer for every path."""
    known = set(served_app.routes)
    for path in ("/{p1}", "/{p1}/{p2}", "/{p1}/{p2}/{p3}"):
        routing.add_not_found(served_app, path)
    yield
    for path in set(served_app.routes) - known:
        del served_app.routes[path]


UNKNOWN = ["/api/", "/api/chat/", "/api/chat/no_such_call/", "/admin", "/%00/ñ"]


@pytest.mark.usefixtures("unknown_paths")
@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_path_is_told_as_such(api: Api, path: str, method: str) -> None:
    envelope = check_error(api.call(method, path), 404, "not_found")
    assert envelope["error"] == "La ruta no existe"
    english = api.having(Charla_Language="en").call(method, path)
    assert english.json["error"] == "The path does not exist"
