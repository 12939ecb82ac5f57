"""POST /api/chat/complete_chat/: the session becomes a chat that waits for an agent."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import HELLO, PROFILE, Agent, Guest, complete, open_chat, start_session
from tests.http.error_texts import error_text
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field, is_time, is_url_safe, is_uuid4

COMPLETE = "/api/chat/complete_chat/"


def test_the_chat_is_opened(api: Api) -> None:
    answer = complete(api, start_session(api)).expect(201)
    assert is_uuid4(answer.pop("chat_room_id"))
    key = answer.pop("guest_token")
    assert is_url_safe(key)
    assert len(key) == 43  # 256 random bits in base64
    assert answer == {
        "success": True,
        "user_name": "Juan Pérez",
        "message": "Chat iniciado correctamente. Un agente te contactará pronto.",
        "live_url": None,
    }


def test_the_message_follows_the_callers_language(api: Api) -> None:
    answer = complete(api.having(Charla_Language="en"), start_session(api)).expect(201)
    assert answer["message"] == "Chat started. An agent will contact you soon."


def test_the_chats_first_message_is_the_initial_one(guest: Guest) -> None:
    (message,) = guest.reads()
    assert is_url_safe(message.pop("id"))
    assert is_time(message.pop("created_at"))
    message.pop("agent_sender", None)
    assert message == {
        "chat_room_id": guest.chat_id,
        "seq": 1,
        "content": HELLO,
        "sender_type": "user",
        "message_type": "text",
        "is_read": False,
        "read_at": None,
        "client_message_id": None,
    }


def test_completing_again_gives_the_same_chat(api: Api, guest: Guest) -> None:
    again = complete(api, guest.session_id).expect(200)
    assert again["chat_room_id"] == guest.chat_id
    assert again["success"] is True
    assert len(guest.reads()) == 1


def test_completing_again_with_a_bad_profile_is_still_the_same_chat(api: Api, guest: Guest) -> None:
    again = complete(api, guest.session_id, email="no es un correo")
    assert again.expect(200)["chat_room_id"] == guest.chat_id


def test_two_sessions_are_two_chats_and_two_keys(api: Api) -> None:
    one, two = open_chat(api), open_chat(api)
    assert one.chat_id != two.chat_id
    assert one.token != two.token


def test_a_bad_profile_does_not_use_the_session_up(api: Api) -> None:
    session_id = start_session(api)
    check_field(complete(api, session_id, full_name=""), "full_name")
    complete(api, session_id).expect(201)


def test_all_bad_fields_are_named_at_once(api: Api) -> None:
    reply = complete(api, start_session(api), email="juan", full_name=" ", phone_number="12")
    envelope = check_error(reply, 400, "validation_failed")
    assert envelope["fields"].keys() == {"email", "full_name", "phone_number"}


@pytest.mark.parametrize("session_id", ["session-expirada", "b2c3d4e5-f6a7-4901-8bcd-ef2345678901"])
def test_an_unknown_session_is_told_as_expired(api: Api, session_id: str) -> None:
    envelope = check_error(complete(api, session_id), 400, "session_expired")
    assert envelope["error"] == error_text("session_expired", "es")


def test_the_session_is_checked_before_the_profile(api: Api) -> None:
    reply = api.post(COMPLETE, {"session_id": "session-expirada"})
    check_error(reply, 400, "session_expired")


def test_an_agents_or_a_chats_id_is_no_session(api: Api, guest: Guest, agent: Agent) -> None:
    for wrong in (guest.chat_id, agent.id, agent.login["token"]):
        check_error(complete(api, wrong), 400, "session_expired")


def test_a_session_past_its_time_cannot_be_completed(api: Api, clock: FakeClock) -> None:
    session_id = start_session(api)
    clock.advance(1801)
    check_error(complete(api, session_id), 400, "session_expired")


def test_a_session_can_be_completed_to_its_last_second(api: Api, clock: FakeClock) -> None:
    session_id = start_session(api)
    clock.advance(1799)
    complete(api, session_id).expect(201)


@pytest.mark.parametrize("session_id", [None, "", 5, ["a"], {"a": 1}, True])
def test_a_session_id_of_another_type_is_refused(api: Api, session_id: object) -> None:
    check_field(api.post(COMPLETE, {**PROFILE, "session_id": session_id}), "session_id")


def test_without_a_session_id_nothing_is_opened(api: Api) -> None:
    check_field(api.post(COMPLETE, PROFILE), "session_id", "Este campo es obligatorio")
