"""POST /api/chat/start_chat/: a session with the guest's first words."""

import pytest

from client.api import Api
from client.guest import HELLO, open_chat, start_session
from tests.http.shapes import check_error, check_field, check_headers, is_uuid4

START = "/api/chat/start_chat/"
SECRET = "k9Jx2mQw7RtY4uIoP1aSdF"  # 22 characters, the least a client may choose


def test_a_session_is_made_and_the_profile_asked_for(api: Api) -> None:
    reply = api.post(START, {"initial_message": HELLO})
    answer = reply.expect(201)
    session_id = answer.pop("session_id")
    assert is_uuid4(session_id)
    assert answer == {
        "success": True,
        "next_step": "complete_profile",
        "message": "Por favor completa tus datos de contacto",
        "expires_in": 1800,
        "captcha": None,
    }
    check_headers(reply)


@pytest.mark.settings(session_ttl_seconds=600)
def test_the_answer_tells_how_long_the_session_lives(api: Api) -> None:
    assert api.post(START, {"initial_message": HELLO}).expect(201)["expires_in"] == 600


@pytest.mark.settings(captcha_provider="turnstile", captcha_site_key="site-key")
def test_the_answer_names_the_captcha_to_show(api: Api) -> None:
    answer = api.post(START, {"initial_message": HELLO}).expect(201)
    assert answer["captcha"] == {"provider": "turnstile", "site_key": "site-key"}


def test_the_message_follows_the_callers_language(api: Api) -> None:
    answer = api.having(Charla_Language="en").post(START, {"initial_message": HELLO}).expect(201)
    assert answer["message"] == "Please complete your contact details"


def test_every_call_makes_a_session_of_its_own(api: Api) -> None:
    assert start_session(api) != start_session(api)


@pytest.mark.parametrize("secret", [SECRET, "a" * 64, "A-z_0" * 5])
def test_a_retry_under_the_same_client_id_gives_the_same_session(api: Api, secret: str) -> None:
    body = {"initial_message": HELLO, "client_id": secret}
    first = api.post(START, body).expect(201)
    again = api.post(START, body).expect(200)
    assert again["session_id"] == first["session_id"]
    assert again.keys() == first.keys()


def test_another_client_id_gives_another_session(api: Api) -> None:
    assert start_session(api, client_id=SECRET) != start_session(api, client_id=SECRET[::-1])


def test_other_words_under_a_used_client_id_are_refused(api: Api) -> None:
    start_session(api, client_id=SECRET)
    reply = api.post(START, {"initial_message": "Otra cosa", "client_id": SECRET})
    check_error(reply, 409, "idempotency_mismatch")


@pytest.mark.settings(chats_per_ip=1)
def test_a_retry_is_not_counted_against_the_address(api: Api) -> None:
    session_id = start_session(api, client_id=SECRET)
    for _ in range(3):
        body = {"initial_message": HELLO, "client_id": SECRET}
        assert api.post(START, body).expect(200)["session_id"] == session_id


@pytest.mark.parametrize("secret", [SECRET[:21], "a" * 65, SECRET + " ", SECRET + "/", "ñ" * 30])
def test_a_client_id_of_another_form_is_refused(api: Api, secret: str) -> None:
    check_field(api.post(START, {"initial_message": HELLO, "client_id": secret}), "client_id")


@pytest.mark.parametrize("secret", [1, True, ["a" * 22], {"a": 1}])
def test_a_client_id_of_another_type_is_refused(api: Api, secret: object) -> None:
    check_field(api.post(START, {"initial_message": HELLO, "client_id": secret}), "client_id")


def test_a_null_client_id_is_as_none_given(api: Api) -> None:
    assert start_session(api, client_id=None) != start_session(api, client_id=None)


@pytest.mark.parametrize("text", ["a" * 4000, "👍" * 4000, "Uno\ndos\ttres", "e\u0301" * 2000])
def test_the_initial_message_becomes_the_first(api: Api, text: str) -> None:
    assert open_chat(api, f" {text}\n").reads()[0]["content"] == text


NEVER_REFUSED = [
    {"page_url": "https://tienda.example/pedido?id=1", "referrer": "http://buscador.example/"},
    {"page_url": "javascript:alert(1)", "referrer": "file:///etc/passwd"},
    {"page_url": "https://tienda.example/" + "a" * 3000},
    {"page_url": 7, "referrer": ["https://a.example"], "locale": {"es": 1}},
    {"page_url": None, "referrer": None, "locale": None},
    {"page_url": "https://a.example/\x00", "locale": "e\x00s"},
    {"locale": "x" * 36},
    {"locale": "es-ES", "anything_else": [1, 2, 3]},
]


@pytest.mark.parametrize("extras", NEVER_REFUSED)
def test_what_tells_of_the_page_never_stops_a_chat(api: Api, extras: dict[str, object]) -> None:
    api.post(START, {"initial_message": HELLO, **extras}).expect(201)
