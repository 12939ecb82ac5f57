"""One envelope for every error of every route, and the headers that every answer carries."""

import re

import pytest

from app import app
from client.agent import Agent
from client.api import Api
from client.guest import Guest
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.shapes import check_error, check_headers


def _shape(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
STATIC = {"/api/health", "/api/openapi.json"}
ROUTES = {path: set(methods) for path, methods in app.routes.items() if path.startswith("/api/")}
REFUSED = [(path, method) for path in ROUTES for method in METHODS if method not in ROUTES[path]]
SERVED = [(path, method) for path in ROUTES for method in ROUTES[path]]
every_route = pytest.mark.parametrize(("path", "method"), SERVED)
all_but_static = pytest.mark.parametrize(("path", "method"), [one for one in SERVED if one[0] not in STATIC])
_POSTS_OF_AGENTS = {path for method, path in (call.shape for call in calls.OF_AGENTS) if method == "POST"}
OF_AGENTS = {path for path in ROUTES if _shape(path) in _POSTS_OF_AGENTS}
every_post = pytest.mark.parametrize("path", [path for path, method in SERVED if method == "POST"])


def _at(path: str) -> str:
    return re.sub(r"{\w+}", "an-id", path) + "/"


def test_the_calls_tested_are_the_routes_served() -> None:
    served = {(method, _shape(path)) for path, method in SERVED}
    assert {call.shape for call in calls.ALL} == served


@pytest.mark.parametrize(("path", "method"), REFUSED)
def test_another_method_is_refused(api: Api, path: str, method: str) -> None:
    check_error(api.call(method, _at(path)), 405, "method_not_allowed")


@all_but_static
def test_a_bad_token_is_refused(api: Api, path: str, method: str) -> None:
    reply = api.having(Authorization="Token nobody").call(method, _at(path))
    check_error(reply, 401, "invalid_token")


@every_post
def test_a_body_of_another_type_is_refused(api: Api, agent: Agent, path: str) -> None:
    side = agent.api if path in OF_AGENTS else api
    reply = side.send_raw(_at(path), b"<chat/>", "application/xml")
    check_error(reply, 415, "unsupported_media_type")


@every_post
def test_a_body_that_is_too_large_is_refused(api: Api, agent: Agent, path: str) -> None:
    side = agent.api if path in OF_AGENTS else api
    reply = side.send_raw(_at(path), b'{"a": "' + b"a" * 200_000 + b'"}')
    check_error(reply, 413, "payload_too_large")


@pytest.mark.parametrize("call", [call for call in calls.OF_AGENTS if call.method == "POST"], ids=str)
@pytest.mark.parametrize("body", [b"<chat/>", b'{"a": "' + b"a" * 200_000 + b'"}'], ids=["type", "size"])
def test_the_login_is_asked_for_before_the_body(api: Api, call: ContractCall, body: bytes) -> None:
    reply = api.send_raw(_at(call.path.rstrip("/")), body, "application/xml")
    check_error(reply, 401, "authentication_required")


@pytest.mark.parametrize("call", calls.ALL, ids=str)
def test_every_answer_carries_the_same_headers(guest: Guest, agent: Agent, call: ContractCall) -> None:
    agent.takes(guest.chat_id)
    message = guest.reads()[0]["id"]
    ids = {"chat": guest.chat_id, "message": message, "notification": "n1"}
    side = agent.api if call in calls.OF_AGENTS else guest.api
    reply = call.send(side, ids)
    reply.expect(call.status)
    check_headers(reply)


def test_each_request_has_an_id_of_its_own(api: Api) -> None:
    ids = {api.get("/api/health/").headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


WANTED = {"authorization", "content-type", "charla-language", "charla-guest-token"}
CHALICES = {"x-amz-date", "x-amz-security-token", "x-api-key"}


@pytest.mark.parametrize("path", ROUTES)
def test_a_browser_may_ask_before_it_calls(api: Api, path: str) -> None:
    origin = {"Origin": "https://tienda.example", "Access-Control-Request-Method": "POST"}
    reply = api.having(**origin).call("OPTIONS", _at(path))
    assert reply.status == 200
    assert reply.headers["access-control-allow-origin"] == "*"
    allowed = reply.headers["access-control-allow-headers"].split(",")
    assert {name.strip().lower() for name in allowed} == WANTED | CHALICES
    methods = reply.headers["access-control-allow-methods"].split(",")
    assert {name.strip() for name in methods} == ROUTES[path] | {"OPTIONS"}


@pytest.mark.settings(allowed_origins="https://tienda.example")
def test_the_allowed_origin_is_a_setting(api: Api) -> None:
    reply = api.having(Origin="https://tienda.example").get("/api/health/")
    assert reply.headers["access-control-allow-origin"] == "https://tienda.example"
    reply = api.having(Origin="https://tienda.example").get("/api/agents/me/")
    assert reply.headers["access-control-allow-origin"] == "https://tienda.example"
