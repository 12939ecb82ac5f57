"""What every call with a body makes of bodies that are no JSON object, or come strangely."""

import json

import pytest

from client.agent import Agent
from client.api import Api, Reply
from client.guest import Guest, start_session
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.shapes import check_error, check_field

START = "/api/chat/start_chat/"
GOOD = json.dumps({"initial_message": "Hola, necesito ayuda"}).encode()
with_a_body = pytest.mark.parametrize("call", calls.WITH_A_BODY, ids=str)

NO_OBJECT = {
    "broken": b'{"initial_message": "Hola"',
    "cut in a string": b'{"initial_message": "Ho',
    "a list": b'[{"initial_message": "Hola"}]',
    "a number": b"5",
    "a string": b'"Hola"',
    "null": b"null",
    "true": b"true",
    "NaN": b"NaN",
    "NaN within": b'{"initial_message": NaN}',
    "Infinity within": b'{"initial_message": -Infinity}',
    "invalid UTF-8": b'{"initial_message": "\xff\xfe"}',
    "overlong UTF-8": b'{"initial_message": "\xc0\x80"}',
    "a surrogate in UTF-8": b'{"initial_message": "\xed\xa0\x80"}',
    "two objects": b"{}{}",
    "a form": b"initial_message=Hola",
    "single quotes": b"{'initial_message': 'Hola'}",
    "deep lists": b'{"initial_message": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    "deep objects": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "a long number": b'{"initial_message": ' + b"9" * 10_000 + b"}",
}


def _raw(call: ContractCall, guest: Guest, agent: Agent, raw: bytes) -> Reply:
    side = agent.api if call in calls.OF_AGENTS else guest.api
    path = call.path.format(chat=guest.chat_id, message="msg-1", notification="notif-1")
    return side.send_raw(path, raw)


@with_a_body
def test_a_body_that_is_no_object_is_refused(guest: Guest, agent: Agent, call: ContractCall) -> None:
    before = guest.events()
    for kind in ("broken", "a list", "a number", "NaN", "invalid UTF-8"):
        check_error(_raw(call, guest, agent, NO_OBJECT[kind]), 400, "invalid_json")
    assert guest.events() == before


@pytest.mark.parametrize("kind", NO_OBJECT)
def test_it_is_told_as_no_json(api: Api, kind: str) -> None:
    check_error(api.send_raw(START, NO_OBJECT[kind]), 400, "invalid_json")


LONE = [rb'"\ud800"', rb'"Hola \udc00"', rb'"\ud83d\u0041"', rb'"\ude00\ud83d"']


@pytest.mark.parametrize("text", LONE)
def test_half_a_character_is_refused(api: Api, guest: Guest, text: bytes) -> None:
    refused = "Contiene caracteres no permitidos"
    check_field(api.send_raw(START, b'{"initial_message": ' + text + b"}"), "initial_message", refused)
    body = b'{"chat_room_id": "%s", "content": %s}' % (guest.chat_id.encode(), text)
    check_field(api.send_raw("/api/chat/send_message/", body), "content", refused)
    session_id = start_session(api).encode()
    profile = b'{"session_id": "%s", "full_name": "Juan", "email": %s}' % (session_id, text)
    check_field(api.send_raw("/api/chat/complete_chat/", profile), "email", refused)
    assert len(guest.reads()) == 1


def test_a_whole_character_may_be_escaped(api: Api) -> None:
    api.send_raw(START, rb'{"initial_message": "\ud83d\ude00"}').expect(201)


@with_a_body
def test_an_empty_body_is_told_as_such(guest: Guest, agent: Agent, call: ContractCall) -> None:
    check_error(_raw(call, guest, agent, b""), 400, "validation_failed")


WITHOUT_FIELDS = [call for call in calls.ALL if call.method == "POST" and call.body is None]


@pytest.mark.parametrize("call", WITHOUT_FIELDS, ids=str)
@pytest.mark.parametrize("content_type", [None, "application/json", "text/html", "image/png"])
def test_a_call_without_fields_takes_an_empty_body(
    guest: Guest, agent: Agent, call: ContractCall, content_type: str | None
) -> None:
    message = guest.reads()[0]["id"]
    agent.takes(guest.chat_id)
    path = call.path.format(chat=guest.chat_id, message=message)
    agent.api.send_raw(path, b"", content_type).expect(200)


def test_the_largest_body_is_a_setting(api: Api) -> None:
    room = 131_072 - len(GOOD)
    padded = GOOD[:-1] + b" " * room + b"}"
    assert len(padded) == 131_072
    api.send_raw(START, padded).expect(201)
    check_error(api.send_raw(START, padded + b" "), 413, "payload_too_large")


@pytest.mark.settings(max_body_bytes=100)
def test_a_smaller_largest_body(api: Api) -> None:
    api.send_raw(START, GOOD).expect(201)
    check_error(api.send_raw(START, GOOD + b" " * 100), 413, "payload_too_large")


def test_fields_that_nobody_knows_are_passed_over(api: Api, guest: Guest) -> None:
    api.post(START, {"initial_message": "Hola", "": 1, "__proto__": {}, "x" * 500: None}).expect(201)
    guest.says("Hola", sender_type="agent", seq=99, chat_status="closed", message_type="image")
    assert guest.reads()[-1]["sender_type"] == "user"
