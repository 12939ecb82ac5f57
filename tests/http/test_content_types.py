"""Under which Content-Type a JSON body is taken."""

import json

import pytest

from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from tests.http.shapes import check_error

START = "/api/chat/start_chat/"
GOOD = b'{"initial_message": "Hola, necesito ayuda"}'

TYPES = [
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    "APPLICATION/JSON;charset=UTF-8",
    "application/json ; a=b; c=d",
    "text/plain",
    "text/plain;charset=UTF-8",
    "Text/Plain",
    None,
]


@pytest.mark.parametrize("content_type", TYPES)
def test_json_is_taken_under_these_types(api: Api, content_type: str | None) -> None:
    api.send_raw(START, GOOD, content_type).expect(201)
    check_error(api.send_raw(START, b"{", content_type), 400, "invalid_json")


OTHER_TYPES = [
    "text/html",
    "application/xml",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/jsonp",
    "application/json-patch+json",
    "image/png",
    "nonsense",
]


@pytest.mark.parametrize("content_type", OTHER_TYPES)
def test_another_type_is_refused(api: Api, content_type: str) -> None:
    check_error(api.send_raw(START, GOOD, content_type), 415, "unsupported_media_type")


LOGIN = "/api/auth/login/"
WRONG = json.dumps({"username": "agente1", "password": "wrong"}).encode()


@pytest.mark.parametrize("content_type", TYPES[:5])
def test_a_login_is_taken_as_json(api: Api, agent: Agent, content_type: str) -> None:
    right = json.dumps({"username": "agente1", "password": PASSWORD}).encode()
    api.send_raw(LOGIN, right, content_type).expect(200)


@pytest.mark.parametrize("content_type", [*TYPES[5:], *OTHER_TYPES])
def test_a_foreign_page_cannot_lock_an_agent_out(api: Api, agent: Agent, content_type: str | None) -> None:
    for body in (WRONG, b"", b"{"):
        for _ in range(6):
            check_error(api.send_raw(LOGIN, body, content_type), 415, "unsupported_media_type")
    log_in(api, "agente1")
