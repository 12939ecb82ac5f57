"""One line of JSON for each request, which says what it cost and never who said what."""

import json
import logging
from collections.abc import Iterator

import pytest

from client.agent import PASSWORD, Agent, log_in
from client.api import Api
from client.guest import PROFILE, Guest, open_chat
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.shapes import LOG_FIELDS


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What the app logs."""
    handler = _Lines()
    logger = logging.getLogger("charla")
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)


def test_a_request_is_one_line_of_json(guest: Guest, lines: list[str]) -> None:
    reply = guest.get("/api/chat/get_chat_status/")
    (line,) = lines
    told = json.loads(line)
    assert told.keys() == LOG_FIELDS
    assert told["request_id"] == reply.headers["x-request-id"]
    assert told["route"] == "/api/chat/get_chat_status"
    assert (told["method"], told["status"]) == ("GET", 200)
    assert told["milliseconds"] >= 0
    assert (told["dynamodb_calls"], told["dynamodb_units"]) == (1, 0.5)


def test_a_call_that_touches_no_table_says_so(api: Api, lines: list[str]) -> None:
    api.get("/api/health/").expect(200)
    assert json.loads(lines[0])["dynamodb_calls"] == 0


REFUSALS = [
    (ContractCall("POST", "/api/chat/start_chat/", {}), 400),
    (ContractCall("GET", "/api/agents/me/"), 401),
    (ContractCall("DELETE", "/api/agents/me/"), 405),
    (ContractCall("POST", "/api/chat/send_message/", {"chat_room_id": "x", "content": "Hola"}), 404),
]


@pytest.mark.parametrize(("call", "status"), REFUSALS, ids=str)
def test_refusals_are_logged_too(api: Api, lines: list[str], call: ContractCall, status: int) -> None:
    call.send(api, {}).expect(status)
    (line,) = lines
    assert json.loads(line)["status"] == status


def test_a_route_is_logged_without_the_ids_in_it(agent: Agent, lines: list[str]) -> None:
    agent.get("/api/chatrooms/a-very-secret-chat/").expect(404)
    (line,) = lines
    assert json.loads(line)["route"] == "/api/chatrooms/{chat_id}"
    assert "a-very-secret-chat" not in line


def _secrets(guest: Guest, agent: Agent) -> list[str]:
    return [
        *("4111", "perro", "not-my-password", PASSWORD),
        *("Juan", PROFILE["email"], PROFILE["phone_number"]),
        *(guest.chat_id, guest.session_id, guest.token),
        *(agent.login["token"], agent.login["user"]["email"]),
    ]


def test_the_whole_tour_logs_nothing_personal(
    api: Api, agent: Agent, lines: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    guest = open_chat(api, "Mi tarjeta es 4111")
    api.post("/api/auth/login/", {"username": "agente1", "password": "not-my-password"})
    again = log_in(api, "agente1")
    again.takes(guest.chat_id)
    message = guest.says("Mi contraseña es perro")
    ids = {"chat": guest.chat_id, "message": message["id"], "notification": "n1"}
    made = [call.send(guest.api, ids) for call in calls.OF_GUESTS]
    made += [call.send(again.api, ids) for call in reversed(calls.OF_AGENTS)]
    assert len(lines) == 6 + len(made)
    logged = "\n".join([*lines, caplog.text])
    told = [secret for secret in _secrets(guest, again) if secret in logged]
    assert told == []
