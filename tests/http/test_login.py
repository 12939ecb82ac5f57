"""Logging in and out, and who one is."""

import pytest

from chalicelib import wiring
from client.agent import PASSWORD, Agent, log_in
from client.api import ABSENT, Api
from tests.http import storage
from tests.http.shapes import check_error, check_field, check_headers, is_url_safe

LOGIN = "/api/auth/login/"
LOGOUT = "/api/auth/logout/"
ME = "/api/agents/me/"
AVAILABILITY = "/api/agents/me/availability/"


def test_the_login_tells_the_token_and_who_one_is(api: Api, agent: Agent) -> None:
    reply = api.post(LOGIN, {"username": "agente1", "password": PASSWORD})
    answer = reply.expect(200)
    check_headers(reply)
    assert answer.keys() == {"token", "user", "agent", "live_url"}
    assert is_url_safe(answer["token"])
    assert len(answer["token"]) == 32 + 43  # the agent's id, and 256 random bits in base64
    assert isinstance(answer["user"].pop("id"), int)
    assert answer["user"] == {
        "username": "agente1",
        "email": "agente1@empresa.com",
        "first_name": "Carlos",
        "last_name": "López",
    }
    assert answer["agent"]["id"] == agent.id
    assert answer["agent"]["is_available"] is True
    assert answer["agent"]["specialty"] == "soporte_general"
    assert answer["agent"]["role"] == "agent"
    assert answer["live_url"] is None


def test_an_admin_is_told_as_one(admin: Agent) -> None:
    assert admin.login["agent"]["role"] == "admin"


def test_users_have_ids_of_their_own(agent: Agent, other_agent: Agent, admin: Agent) -> None:
    assert len({one.login["user"]["id"] for one in (agent, other_agent, admin)}) == 3
    assert len({one.id for one in (agent, other_agent, admin)}) == 3


def test_several_tokens_live_at_once(api: Api, agent: Agent) -> None:
    second = log_in(api, "agente1")
    assert second.login["token"] != agent.login["token"]
    agent.get(ME).expect(200)
    second.get(ME).expect(200)


def test_a_wrong_password_and_a_wrong_user_are_told_alike(api: Api, agent: Agent) -> None:
    wrong = [
        api.post(LOGIN, {"username": "agente1", "password": "password124"}),
        api.post(LOGIN, {"username": "nadie", "password": PASSWORD}),
    ]
    for reply in wrong:
        check_error(reply, 401, "invalid_credentials")
    assert wrong[0].json == wrong[1].json


# José's username and password, set in composed letters.
SAME_USERNAME = ["josé", "jose\u0301", "JOSÉ", "\u200bjosé", "jo\u00adsé\u202c"]
SAME_PASSWORD = ["contraseña-Ñ1", "contrasen\u0303a-N\u03031"]


@pytest.mark.parametrize("username", SAME_USERNAME)
@pytest.mark.parametrize("password", SAME_PASSWORD)
def test_a_keyboard_may_compose_letters_as_it_likes(api: Api, username: str, password: str) -> None:
    wiring.services().agents.create("josé", SAME_PASSWORD[0])
    login = api.post(LOGIN, {"username": username, "password": password}).expect(200)
    assert login["user"]["username"] == "josé"


def test_what_was_set_in_parts_is_kept_composed(api: Api) -> None:
    wiring.services().agents.create("jose\u0301\u200b", SAME_PASSWORD[1])
    login = api.post(LOGIN, {"username": "josé", "password": SAME_PASSWORD[0]}).expect(200)
    assert login["user"]["username"] == "josé"


def test_a_password_has_no_other_variants(api: Api) -> None:
    wiring.services().agents.create("josé", "contraseña 1")
    for password in ("contrasena 1", "Contraseña 1", "contraseña １", "contraseña 1 ", "contraseña\u200b 1"):
        reply = api.post(LOGIN, {"username": "josé", "password": password})
        check_error(reply, 401, "invalid_credentials")


def test_a_wrong_user_takes_as_many_reads_as_a_wrong_password(api: Api, agent: Agent) -> None:
    wiring.services().agents.create("agente2", PASSWORD)
    wiring.services().agents.disable("agente2")
    calls = []
    for username in ("agente1", "agente2", "nadie"):
        before = storage.latest_call()
        check_error(api.post(LOGIN, {"username": username, "password": "x"}), 401, "invalid_credentials")
        calls.append(storage.latest_call() - before)
    assert calls == [3, 3, 3]


def test_what_can_be_nobodys_is_named(api: Api, agent: Agent) -> None:
    check_field(api.post(LOGIN, {"username": "AGENTE1\u0000", "password": PASSWORD}), "username")
    check_field(api.post(LOGIN, {"username": "a" * 65, "password": PASSWORD}), "username")
    check_field(api.post(LOGIN, {"username": "agente1", "password": "b" * 1025}), "password")


BAD = [None, "", 5, True, ["agente1"], {"a": 1}]


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("field", ["username", "password"])
def test_a_bad_field_is_named(api: Api, field: str, value: object) -> None:
    body = {"username": "agente1", "password": PASSWORD, field: value}
    check_field(api.post(LOGIN, body), field)


def test_what_is_missing_is_named(api: Api) -> None:
    envelope = check_error(api.post(LOGIN, {}), 400, "validation_failed")
    assert envelope["fields"].keys() == {"username", "password"}


@pytest.mark.parametrize("body", [ABSENT, {}])
def test_a_logout_kills_the_token_at_once(agent: Agent, body: object) -> None:
    reply = agent.post(LOGOUT, body)
    assert reply.expect(200) == {"message": "Successfully logged out"}
    check_error(agent.get(ME), 401, "invalid_token")
    check_error(agent.post(LOGOUT), 401, "invalid_token")


def test_a_logout_leaves_the_other_tokens_alive(api: Api, agent: Agent) -> None:
    second = log_in(api, "agente1")
    agent.post(LOGOUT).expect(200)
    second.get(ME).expect(200)


def test_me_is_the_agent_of_the_login(agent: Agent) -> None:
    assert agent.get(ME).expect(200) == agent.login["agent"]


def test_availability_is_kept(api: Api, agent: Agent) -> None:
    assert agent.post(AVAILABILITY, {"is_available": False}).expect(200)["is_available"] is False
    assert agent.get(ME).expect(200)["is_available"] is False
    assert log_in(api, "agente1").login["agent"]["is_available"] is False
    assert agent.post(AVAILABILITY, {"is_available": True}).expect(200) == agent.login["agent"]


@pytest.mark.parametrize("value", [None, "true", 1, 0, [], {}])
def test_availability_is_true_or_false(agent: Agent, value: object) -> None:
    check_field(agent.post(AVAILABILITY, {"is_available": value}), "is_available")


def test_availability_is_required(agent: Agent) -> None:
    reply = agent.post(AVAILABILITY, {})
    check_field(reply, "is_available", "Este campo es obligatorio")


def test_a_disabled_agent_cannot_log_in(api: Api, agent: Agent) -> None:
    wiring.services().agents.disable("agente1")
    reply = api.post(LOGIN, {"username": "agente1", "password": PASSWORD})
    check_error(reply, 401, "invalid_credentials")
    wiring.services().agents.enable("agente1")
    log_in(api, "agente1")
