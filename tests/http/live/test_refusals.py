"""What is refused is answered, and a connection that is refused three times is closed."""

import pytest

from tests.http.actors import Agent, Guest
from tests.http.error_texts import ERRORS
from tests.http.live.conftest import Connect
from tests.http.live.frames import error
from tests.http.live.gateway import Client, RecordedGateway

NO_OBJECTS = ["", "{", "[]", "7", "null", '"ping"', '{"action": NaN}', "\x00", "[" * 9999]


@pytest.mark.parametrize("body", NO_OBJECTS)
def test_what_is_no_json_object(at_guest: Client, body: str) -> None:
    error(at_guest.send_raw(body), "invalid_json")


def test_a_binary_frame(at_guest: Client) -> None:
    error(at_guest.send_raw("aGVsbG8=", is_base64=True), "invalid_json")


@pytest.mark.parametrize("action", ["", "send_message", "PING", None, 7, ["ping"], {"ping": 1}])
def test_an_unknown_action(at_guest: Client, action: object) -> None:
    error(at_guest.send(action=action), "unknown_action")


def test_no_action_at_all(at_guest: Client) -> None:
    error(at_guest.send(), "unknown_action")


@pytest.mark.parametrize(("language", "index"), [("es", 0), ("en", 1), ("en-GB", 1), ("fr", 0), (7, 0)])
def test_texts_are_in_the_language_of_the_first_frame(
    connect: Connect, guest: Guest, language: object, index: int
) -> None:
    client = connect()
    refused = client.send(action="authenticate", token="no", language=language)
    assert error(refused, "invalid_token")["error"] == ERRORS["invalid_token"][index]
    client.send(action="subscribe", chat_room_id=guest.chat_id, language=language)
    assert error(client.send(action="fly"), "unknown_action")["error"] == ERRORS["unknown_action"][index]


def test_the_third_closes(at_guest: Client) -> None:
    for body in ("{", '{"action": "fly"}'):
        at_guest.send_raw(body)
        assert not at_guest.is_closed
    error(at_guest.send_raw("[]"), "invalid_json")
    assert at_guest.is_closed


def test_keys_cannot_be_tried_out(nobody: Client) -> None:
    for _ in range(3):
        assert not nobody.is_closed
        nobody.send(action="authenticate", token="no")
    assert nobody.is_closed


def test_what_is_right_between_does_not_clear_the_count(at_guest: Client) -> None:
    for _ in range(2):
        at_guest.send_raw("{")
        assert at_guest.send(action="ping") == [{"type": "pong"}]
    at_guest.send_raw("{")
    assert at_guest.is_closed


def test_each_connection_has_its_own_count(at_guest: Client, at_agent: Client) -> None:
    for _ in range(2):
        at_guest.send_raw("{")
        at_agent.send_raw("{")
    assert not at_guest.is_closed
    assert not at_agent.is_closed


def test_who_hung_up_is_forgotten(at_guest: Client, guest: Guest, gateway: RecordedGateway) -> None:
    at_guest.disconnect()
    gateway.gone.clear()
    guest.says("Hola")
    assert at_guest.received() == []


def test_a_frame_after_the_end_is_nobodys(at_guest: Client, gateway: RecordedGateway) -> None:
    at_guest.disconnect()
    gateway.gone.clear()
    error(at_guest.send(action="ping"), "authentication_required")
    assert at_guest.is_closed


@pytest.mark.settings(allowed_origins="https://tienda.ejemplo.com, https://otra.ejemplo.com")
def test_only_allowed_pages_connect(connect: Connect, gateway: RecordedGateway) -> None:
    connect(Origin="https://otra.ejemplo.com")
    connect(origin="https://tienda.ejemplo.com")
    connect()
    with pytest.raises(AssertionError, match="403"):
        connect(Origin="https://ajena.ejemplo.com")


def test_who_cannot_be_answered_harms_nobody(
    at_guest: Client, guest: Guest, agent: Agent, gateway: RecordedGateway
) -> None:
    gateway.gone.add(at_guest.id)
    assert at_guest.send(action="ping") == []
    gateway.gone.clear()
    agent.answers(guest.chat_id, "Hola")
    assert at_guest.received() == []
