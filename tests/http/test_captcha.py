"""complete_chat asks the captcha's provider when a secret is set."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.adapters.captcha import SiteVerify
from chalicelib.config import Settings
from tests.http import siteverify
from tests.http.actors import Agent, complete, start_session
from tests.http.error_texts import LANGUAGES, error_text
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field
from tests.http.siteverify import Siteverify


@pytest.fixture
def provider() -> Iterator[Siteverify]:
    """The captcha's provider."""
    with siteverify.running() as server:
        yield server


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """With the stub as the captcha's provider, or a port that nobody listens on for a provider."""
    if "provider" in request.fixturenames:
        url = request.getfixturevalue("provider").url
    else:
        url = f"http://127.0.0.1:{_unused_port()}/siteverify"
    return replace(
        settings,
        captcha_provider="turnstile",
        captcha_site_key="site-key",
        captcha_secret="the-secret",
        captcha_url=url,
    )


def _unused_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def test_an_accepted_token_opens_the_chat(api: Api, provider: Siteverify) -> None:
    complete(api, start_session(api), recaptcha_token="abc123def456").expect(201)
    (asked,) = provider.asked
    assert asked == {"secret": "the-secret", "response": "abc123def456"}


def test_a_refused_token_opens_nothing(api: Api, agent: Agent, provider: Siteverify) -> None:
    provider.body = siteverify.REFUSED
    session_id = start_session(api)
    envelope = check_error(complete(api, session_id), 400, "captcha_failed")
    assert envelope["error"] == error_text("captcha_failed", "es")
    listed = agent.get("/api/chatrooms/filtered_chats/").expect(200)
    assert listed["pagination"]["total_chats"] == 0
    provider.body = siteverify.ACCEPTED
    complete(api, session_id).expect(201)


@pytest.mark.parametrize("token", [None, "", "   "])
def test_no_token_is_a_refused_one(api: Api, provider: Siteverify, token: str | None) -> None:
    provider.body = siteverify.REFUSED
    session_id = start_session(api)
    check_error(complete(api, session_id, recaptcha_token=token), 400, "captcha_failed")


@pytest.mark.parametrize("token", [5, ["a"], {"a": 1}, True])
def test_a_token_of_another_type_opens_nothing(api: Api, provider: Siteverify, token: object) -> None:
    session_id = start_session(api)
    check_error(complete(api, session_id, recaptcha_token=token), 400, "captcha_failed")
    assert provider.asked == []
    complete(api, session_id).expect(201)


BROKEN = [
    (500, siteverify.ACCEPTED),
    (503, b""),
    (404, b"<html>not here</html>"),
    (200, b"<html>maintenance</html>"),
    (200, b"[true]"),
    (200, b"null"),
    (200, b"\xff\xfe"),
]


@pytest.mark.parametrize(("status", "body"), BROKEN)
def test_a_broken_provider_is_told_as_such(api: Api, provider: Siteverify, status: int, body: bytes) -> None:
    session_id = start_session(api)
    provider.status, provider.body = status, body
    envelope = check_error(complete(api, session_id), 503, "captcha_unavailable")
    assert envelope["error"] == error_text("captcha_unavailable", "es")
    provider.status, provider.body = 200, siteverify.ACCEPTED
    complete(api, session_id).expect(201)


def test_a_slow_provider_is_given_two_seconds(api: Api, provider: Siteverify) -> None:
    session_id = start_session(api)
    provider.may_answer.clear()
    check_error(complete(api, session_id), 503, "captcha_unavailable")
    assert (len(provider.asked), provider.answered) == (1, 0)
    provider.may_answer.set()
    complete(api, session_id).expect(201)


def test_the_patience_with_a_provider_is_two_seconds() -> None:
    provider = SiteVerify(Settings(captcha_secret="the-secret", captcha_provider="turnstile"))
    assert provider._pool.connection_pool_kw["timeout"].total == 2


def test_a_provider_that_is_down_is_told_as_such(api: Api) -> None:
    check_error(complete(api, start_session(api)), 503, "captcha_unavailable")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_follow_the_callers_language(api: Api, provider: Siteverify, language: str) -> None:
    session_id = start_session(api)
    speaking = api.having(Charla_Language=language)
    provider.body = siteverify.REFUSED
    assert complete(speaking, session_id).json["error"] == error_text("captcha_failed", language)
    provider.body = b""
    assert complete(speaking, session_id).json["error"] == error_text("captcha_unavailable", language)


def test_the_captcha_comes_last(api: Api, provider: Siteverify) -> None:
    session_id = start_session(api)
    check_field(complete(api, session_id, email="juan"), "email")
    check_error(complete(api, "session-expirada"), 400, "session_expired")
    assert provider.asked == []
    complete(api, session_id).expect(201)
    complete(api, session_id).expect(200)
    assert len(provider.asked) == 1


def test_a_new_session_tells_what_to_show(api: Api, provider: Siteverify) -> None:
    answer = api.post("/api/chat/start_chat/", {"initial_message": "Hola"}).expect(201)
    assert answer["captcha"] == {"provider": "turnstile", "site_key": "site-key"}
    assert "the-secret" not in str(answer)
