"""The stronger key: a chat demands it once its guest has shown it, and every chat by REQUIRE_GUEST_TOKEN."""

import json

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.error_texts import LANGUAGES, error_text
from tests.http.shapes import check_error

demanded = pytest.mark.settings(require_guest_token=True)
IN_A_CHAT = [call for call in calls.OF_GUESTS if "chat_room_id" in (call.body or call.query)]
of_a_guest = pytest.mark.parametrize("call", IN_A_CHAT, ids=str)


def _with_key(guest: Guest, key: str) -> Api:
    return guest.api.having(Charla_Guest_Token=key)


@demanded
@of_a_guest
def test_the_chats_key_opens_it(guest: Guest, call: ContractCall) -> None:
    call.send(_with_key(guest, guest.token), {"chat": guest.chat_id}).expect(call.status)


@demanded
@of_a_guest
def test_without_a_key_nothing_is_opened(guest: Guest, call: ContractCall) -> None:
    reply = call.send(guest.api, {"chat": guest.chat_id})
    envelope = check_error(reply, 403, "guest_token_required")
    assert envelope["error"] == "Falta la clave de este chat"


@demanded
@of_a_guest
def test_another_chats_key_does_not_open_it(api: Api, guest: Guest, call: ContractCall) -> None:
    for key in (open_chat(api).token, guest.token[:-1], guest.token.swapcase(), guest.chat_id):
        reply = call.send(_with_key(guest, key), {"chat": guest.chat_id})
        check_error(reply, 403, "guest_token_required")


@demanded
@of_a_guest
def test_an_unknown_chat_is_not_found_all_the_same(api: Api, call: ContractCall) -> None:
    check_error(call.send(api, {"chat": "chat-uuid-1"}), 404, "chat_not_found")


@demanded
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_follows_the_callers_language(guest: Guest, language: str) -> None:
    reply = guest.api.having(Charla_Language=language).get(
        "/api/chat/get_chat_status/", chat_room_id=guest.chat_id
    )
    assert reply.expect(403)["error"] == error_text("guest_token_required", language)


@demanded
def test_a_refused_message_is_not_stored(guest: Guest) -> None:
    guest.send("Hola").expect(403)
    reply = _with_key(guest, guest.token).get("/api/messages/by_chat/", chat_room_id=guest.chat_id)
    assert len(reply.expect(200)) == 1


@demanded
def test_an_agent_needs_no_guests_key(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    assert agent.unread(guest.chat_id) == 1
    agent.get("/api/messages/by_chat/", chat_room_id=guest.chat_id).expect(200)
    agent.get("/api/chat/events/", chat_room_id=guest.chat_id).expect(200)
    agent.post("/api/messages/mark_chat_read/", {"chat_room_id": guest.chat_id}).expect(200)
    agent.answers(guest.chat_id)


@of_a_guest
def test_where_no_key_is_demanded_the_chats_id_is_enough(guest: Guest, call: ContractCall) -> None:
    call.send(guest.api, {"chat": guest.chat_id}).expect(call.status)


WRITING = [call for call in IN_A_CHAT if call.method == "POST"]
READING = [call for call in IN_A_CHAT if call.method == "GET"]


@pytest.mark.parametrize("first", WRITING, ids=str)
def test_a_chat_demands_the_key_that_its_guest_has_shown(guest: Guest, first: ContractCall) -> None:
    ids = {"chat": guest.chat_id}
    first.send(_with_key(guest, guest.token), ids).expect(first.status)
    for call in IN_A_CHAT:
        check_error(call.send(guest.api, ids), 403, "guest_token_required")
        call.send(_with_key(guest, guest.token), ids).expect(call.status)


@pytest.mark.parametrize("call", READING, ids=str)
def test_reading_with_the_key_leaves_the_id_good(guest: Guest, call: ContractCall) -> None:
    call.send(_with_key(guest, guest.token), {"chat": guest.chat_id}).expect(200)
    guest.says("Hola")


@of_a_guest
def test_without_a_key_the_id_is_good_until_then(guest: Guest, call: ContractCall) -> None:
    ids = {"chat": guest.chat_id}
    call.send(guest.api, ids).expect(call.status)
    call.send(_with_key(guest, ""), ids).expect(call.status)
    call.send(guest.api, ids).expect(call.status)


@of_a_guest
def test_a_wrong_key_is_refused_where_none_is_demanded(api: Api, guest: Guest, call: ContractCall) -> None:
    for key in (open_chat(api).token, guest.token[:-1], guest.token.swapcase(), guest.chat_id, "x" * 5000):
        reply = call.send(_with_key(guest, key), {"chat": guest.chat_id})
        check_error(reply, 403, "guest_token_required")
    guest.says("Hola")


def test_a_refused_message_demands_nothing(guest: Guest, agent: Agent) -> None:
    agent.closes(guest.chat_id)
    body = {"chat_room_id": guest.chat_id, "content": "Hola"}
    check_error(_with_key(guest, guest.token).post("/api/chat/send_message/", body), 400, "chat_closed")
    assert guest.status()["status"] == "closed"


def test_agents_go_on_without_it(guest: Guest, agent: Agent) -> None:
    _with_key(guest, guest.token).post("/api/messages/mark_chat_read/", {"chat_room_id": guest.chat_id})
    agent.answers(guest.chat_id)
    assert len(agent.reads(guest.chat_id)) == 2
    assert guest.get("/api/messages/by_chat/").code == "guest_token_required"


def test_showing_it_costs_a_send_nothing(guest: Guest, caplog: pytest.LogCaptureFixture) -> None:
    guest.says("Hola")
    with_key = Guest(_with_key(guest, guest.token), guest.session_id, guest.chat_id, guest.token)
    caplog.clear()
    with caplog.at_level("INFO", "charla"):
        guest.says("Hola")
        for _ in range(2):
            with_key.says("Hola")
    costs = [(line["dynamodb_calls"], line["dynamodb_units"]) for line in map(json.loads, caplog.messages)]
    assert len(costs) == 3
    assert len(set(costs)) == 1
