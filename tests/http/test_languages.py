"""Every error's text in the specification's Spanish, and in English when that is asked for."""

import pytest

from tests.http.actors import Agent, Guest, complete, start_session
from tests.http.error_texts import ERRORS, LANGUAGES, error_text, field_text
from tests.http.gateway import Api
from tests.http.refusals import NOT_HERE, PROVOKED, World
from tests.http.shapes import check_field

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def test_no_error_is_forgotten() -> None:
    assert PROVOKED.keys() | NOT_HERE.keys() == ERRORS.keys()


@both_languages
@pytest.mark.parametrize("code", PROVOKED)
def test_each_error_has_its_text(
    guest: Guest, agent: Agent, other_agent: Agent, code: str, language: str
) -> None:
    agent.takes(guest.chat_id)
    world = World(
        Guest(_in(guest.api, language), guest.session_id, guest.chat_id, guest.token),
        Agent(_in(agent.api, language), agent.login),
        Agent(_in(other_agent.api, language), other_agent.login),
    )
    envelope = PROVOKED[code](world).json
    assert envelope["code"] == code
    assert envelope["error"] == error_text(code, language)


def _in(api: Api, language: str) -> Api:
    return api.having(Charla_Language=language)


SPANISH_ALL_THE_SAME = [
    {},
    {"Accept-Language": "en-GB,en;q=0.9"},
    {"Charla-Language": "fr"},
    {"Charla-Language": ""},
    {"Charla-Language": "es", "Accept-Language": "en"},
    {"Charla-Language": "x" * 500},
]


@pytest.mark.parametrize("headers", SPANISH_ALL_THE_SAME)
def test_the_specifications_language_is_the_default(api: Api, headers: dict[str, str]) -> None:
    reply = api.having(**headers).get("/api/agents/me/")
    assert reply.expect(401)["error"] == "Inicia sesión para continuar"


BAD_PROFILES = [
    ({"full_name": None}, "required"),
    ({"full_name": 5}, "type"),
    ({"full_name": "a" * 121}, "too_long"),
    ({"full_name": "Juan\x00"}, "characters"),
    ({"email": "juan"}, "email"),
    ({"phone_number": "llámame"}, "phone"),
]


@both_languages
@pytest.mark.parametrize(("profile", "reason"), BAD_PROFILES)
def test_each_fields_reason_has_its_text(
    api: Api, language: str, profile: dict[str, object], reason: str
) -> None:
    reply = complete(_in(api, language), start_session(api), **profile)
    check_field(reply, next(iter(profile)), field_text(reason, language, max=120))


@both_languages
def test_lists_ranges_and_choices_have_their_texts(agent: Agent, language: str) -> None:
    speaking = _in(agent.api, language)
    many = speaking.post("/api/notifications/mark_read/", {"notification_ids": ["a"] * 91})
    check_field(many, "notification_ids", field_text("too_many", language, max=90))
    far = speaking.get("/api/notifications/", limit=101)
    check_field(far, "limit", field_text("range", language, min=1, max=100))
    other = speaking.get("/api/chatrooms/filtered_chats/", status="open")
    statuses = "waiting, active, resolved, closed"
    check_field(other, "status", field_text("choice", language, values=statuses))
