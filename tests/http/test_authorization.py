"""An Authorization that is not valid is a 401 everywhere, and nobody is let in without one."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.shapes import check_error

UNKNOWN = {"chat": "chat-uuid-1", "message": "msg-1", "notification": "notif-1"}
INVALID = [
    "Token abc123token456def789",
    "Token",
    "Token ",
    "Token  ",
    "Token a b",
    "Bearer abc123token456def789",
    "Basic YWdlbnRlMTpwYXNzd29yZDEyMw==",
    "abc123token456def789",
    "",
    "Token ñ",
    "Token \x00",
    "Token " + "a" * 5000,
    "null",
]
all_but_static = pytest.mark.parametrize(
    "call", [call for call in calls.ALL if call not in calls.PUBLIC[:2]], ids=str
)


@pytest.mark.parametrize("call", calls.OF_AGENTS, ids=str)
def test_nobody_makes_an_agents_call(api: Api, call: ContractCall) -> None:
    reply = call.send(api, UNKNOWN)
    envelope = check_error(reply, 401, "authentication_required")
    assert envelope["error"] == "Inicia sesión para continuar"


@all_but_static
def test_an_unknown_token_is_refused_everywhere(api: Api, call: ContractCall) -> None:
    reply = call.send(api.having(Authorization="Token abc123token456def789"), UNKNOWN)
    check_error(reply, 401, "invalid_token")


@all_but_static
def test_a_dead_token_is_refused_everywhere(guest: Guest, agent: Agent, call: ContractCall) -> None:
    ids = {**UNKNOWN, "chat": guest.chat_id}
    agent.post("/api/auth/logout/").expect(200)
    check_error(call.send(agent.api, ids), 401, "invalid_token")


@pytest.mark.parametrize("header", INVALID[1:])
@pytest.mark.parametrize("path", ["/api/agents/me/", "/api/messages/unread_count/"])
def test_a_header_of_another_form_is_no_login(guest: Guest, path: str, header: str) -> None:
    reply = guest.api.having(Authorization=header).get(path, chat_room_id=guest.chat_id)
    check_error(reply, 401, "invalid_token")


@pytest.mark.parametrize("header", INVALID)
def test_a_guest_with_a_bad_header_is_not_taken_for_a_guest(guest: Guest, header: str) -> None:
    reply = Guest(guest.api.having(Authorization=header), guest.session_id, guest.chat_id, guest.token).send(
        "Hola"
    )
    check_error(reply, 401, "invalid_token")
    assert len(guest.reads()) == 1


@pytest.mark.parametrize("scheme", ["Token", "token", "TOKEN"])
def test_the_scheme_may_be_written_in_any_case(api: Api, agent: Agent, scheme: str) -> None:
    header = f"{scheme} {agent.login['token']}"
    api.having(Authorization=header).get("/api/agents/me/").expect(200)


def test_a_tokens_case_counts(api: Api, agent: Agent) -> None:
    token = agent.login["token"].swapcase()
    check_error(api.having(Authorization=f"Token {token}").get("/api/agents/me/"), 401, "invalid_token")


def test_the_login_comes_before_the_body_and_the_chat(api: Api) -> None:
    for path in ("/api/messages/", "/api/chatrooms/chat-uuid-1/send_message/"):
        check_error(api.send_raw(path, b"{broken"), 401, "authentication_required")


@pytest.mark.parametrize("path", ["/api/health/", "/api/openapi.json"])
def test_what_needs_no_table_asks_for_no_login(api: Api, path: str) -> None:
    api.get(path).expect(200)
