"""POST /api/chat/validate_session/: what a page asks after a reload."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import Guest, complete, start_session
from tests.http.gateway import Api
from tests.http.shapes import check_field, is_time

VALIDATE = "/api/chat/validate_session/"
GONE = {"valid": False, "has_message": False, "created_at": None}


def test_a_live_session_is_valid(api: Api) -> None:
    answer = api.post(VALIDATE, {"session_id": start_session(api)}).expect(200)
    created_at = answer.pop("created_at")
    assert is_time(created_at)
    assert created_at == "2100-01-15T10:30:00.000Z"
    assert answer == {"valid": True, "has_message": True}


def test_a_completed_session_tells_its_chat(api: Api, guest: Guest) -> None:
    answer = api.post(VALIDATE, {"session_id": guest.session_id}).expect(200)
    assert answer["valid"] is True
    assert answer["chat_room_id"] == guest.chat_id


@pytest.mark.parametrize("session_id", ["no-es", "b2c3d4e5-f6a7-4901-8bcd-ef2345678901", "ñ" * 90])
def test_an_unknown_session_is_not_valid(api: Api, session_id: str) -> None:
    assert api.post(VALIDATE, {"session_id": session_id}).expect(200) == GONE


def test_asking_never_makes_a_session_live_longer(api: Api, clock: FakeClock) -> None:
    session_id = start_session(api)
    clock.advance(1799)
    assert api.post(VALIDATE, {"session_id": session_id}).expect(200)["valid"] is True
    clock.advance(2)
    assert api.post(VALIDATE, {"session_id": session_id}).expect(200) == GONE


@pytest.mark.settings(session_ttl_seconds=60)
def test_the_settings_say_how_long_a_session_lives(api: Api, clock: FakeClock) -> None:
    session_id = start_session(api)
    clock.advance(61)
    assert api.post(VALIDATE, {"session_id": session_id}).expect(200) == GONE


def test_a_chats_id_is_no_session(api: Api, guest: Guest) -> None:
    assert api.post(VALIDATE, {"session_id": guest.chat_id}).expect(200) == GONE


def test_completing_does_not_need_validating(api: Api) -> None:
    session_id = start_session(api)
    api.post(VALIDATE, {"session_id": session_id}).expect(200)
    complete(api, session_id).expect(201)


@pytest.mark.parametrize("session_id", [None, "", 7, [], {}, True])
def test_a_session_id_of_another_type_is_refused(api: Api, session_id: object) -> None:
    check_field(api.post(VALIDATE, {"session_id": session_id}), "session_id")


def test_a_session_id_is_required(api: Api) -> None:
    check_field(api.post(VALIDATE, {}), "session_id", "Este campo es obligatorio")
