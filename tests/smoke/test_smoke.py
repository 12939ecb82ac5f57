"""The walk says what is well and what is not, and leaves nothing open that it can close."""

import re

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from devserver.loopback import free_port
from tests.smoke.breaking import Broken, broken
from tests.smoke.conftest import AGENT, Walk, serving


def colleague(port: int) -> Agent:
    return log_in(HttpApi(f"http://127.0.0.1:{port}"), AGENT["AGENT_USER"], AGENT["AGENT_PASSWORD"])


def waiting(port: int) -> int:
    """How many chats wait."""
    return int(colleague(port).lists(status="waiting")["pagination"]["total_chats"])


def test_guest_and_agent_walk_to_the_closed_chat(port: int, walk: Walk) -> None:
    before = waiting(port)
    done = walk(URL=f"http://127.0.0.1:{port}/api/", **AGENT)
    assert (done.code, done.err) == (0, "")
    assert "FAIL" not in done.out
    assert done.out.index("the chat is closed") < done.out.index("the token is dead")
    assert waiting(port) == before


def test_without_an_agent_it_says_which_chat_is_left(port: int, walk: Walk) -> None:
    done = walk(URL=f"http://127.0.0.1:{port}")
    assert (done.code, done.err) == (0, "")
    left = re.search(r"The chat (\S+) is left waiting", done.out)
    assert left
    assert colleague(port).sees(left[1])["status"] == "waiting"


def test_a_wrong_password_leaves_no_chat(port: int, walk: Walk) -> None:
    before = waiting(port)
    done = walk(URL=f"http://127.0.0.1:{port}/api", AGENT_USER="agente1", AGENT_PASSWORD="no")
    assert done.code == 1
    assert "401 invalid_credentials" in done.out
    assert waiting(port) == before


def test_what_fails_is_named_with_its_request_and_the_chat_is_closed(port: int, walk: Walk) -> None:
    before = waiting(port)
    body = b'{"error": "Something failed", "code": "internal_error"}'
    with broken(port, Broken("/by_chat/", 500, body)) as url:
        done = walk(URL=url, **AGENT)
    assert done.code == 1
    (failed,) = re.findall(r"FAIL +(.*)", done.out)
    assert failed.startswith("the chat's history and events agree")
    assert "500 internal_error" in failed
    assert "the token is dead" in done.out
    assert waiting(port) == before


def test_a_captcha_ends_the_walk_early_and_well(walk: Walk) -> None:
    guarded = {"CAPTCHA_PROVIDER": "turnstile", "CAPTCHA_SITE_KEY": "key", "CAPTCHA_SECRET": "secret"}
    with serving(**guarded) as port:
        done = walk(URL=f"http://127.0.0.1:{port}", **AGENT)
        assert waiting(port) == 0
    assert (done.code, done.err) == (0, "")
    assert "note          A captcha guards every chat" in done.out
    assert "the token is dead" in done.out


BROKEN = [
    (Broken("/by_chat/", 200, b"[]"), "the history has 0 messages"),
    (Broken("/openapi.json", 200, b'{"info": {"title": "Petstore"}}'), "not Charla's description"),
    (Broken("/complete_chat/", 201, b'{"success": true}'), "not the documented shape"),
    (Broken("/no-such-path/", 404, b"<h1>Not Found</h1>", "text/html"), "without the code not_found"),
    (Broken("/start_chat/", 429, b'{"error": "No", "code": "too_many_chats"}'), "429 too_many_chats"),
    (Broken("/validate_session/", 200, b'{"valid": false}'), "does not know the session"),
    (Broken("", 200, b"<html>", "text/html"), "is not the address of a Charla"),
    (Broken("", 301, b"", "text/html"), "is not the address of a Charla"),
]


@pytest.mark.parametrize(("fault", "reason"), BROKEN, ids=[f"{each.path} {why}" for each, why in BROKEN])
def test_each_step_can_fail(port: int, walk: Walk, fault: Broken, reason: str) -> None:
    with broken(port, fault) as url:
        done = walk(URL=url)
    assert (done.code, done.err) == (1, "")
    (failed,) = re.findall(r"FAIL +(.*)", done.out)
    assert reason in failed


def test_an_address_where_nothing_answers(walk: Walk) -> None:
    done = walk(URL=f"http://127.0.0.1:{free_port()}/api")
    assert (done.code, done.err) == (1, "")
    assert done.out.count("does not answer GET /api/health/") == 1


ASKED_WRONGLY = [
    ({}, "Say where: make smoke URL=https://"),
    ({"URL": "example.com/api"}, "URL must be an address"),
    ({"URL": "ftp://example.com"}, "URL must be an address"),
    ({"URL": "http://[::1/api"}, "URL must be an address"),
    ({"URL": "https://example.com/api?x=1"}, "URL must be an address"),
    ({"URL": "https://example.com", "AGENT_USER": "ana"}, "AGENT_USER needs AGENT_PASSWORD"),
    ({"URL": "https://example.com", "AGENT_PASSWORD": "x"}, "AGENT_PASSWORD needs AGENT_USER"),
]


@pytest.mark.parametrize(("settings", "line"), ASKED_WRONGLY)
def test_asked_wrongly_it_says_in_one_line_what_to_do(
    walk: Walk, settings: dict[str, str], line: str
) -> None:
    done = walk(**settings)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(line)
    assert done.err.count("\n") == 1
