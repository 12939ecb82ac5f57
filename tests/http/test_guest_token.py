"""REQUIRE_GUEST_TOKEN: the stronger key, which is demanded from guests and no one else."""

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
