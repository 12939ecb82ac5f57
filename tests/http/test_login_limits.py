"""How many wrong passwords may be tried, from where and for whom."""

import pytest

from client.agent import PASSWORD, Agent, log_in
from client.api import Api, Reply
from client.in_process import InProcessApi
from tests.clock import FakeClock
from tests.http.shapes import check_error, check_limit

WINDOW = 15 * 60


def _log_in(api: Api, username: str = "agente1", password: str = "wrong") -> Reply:
    return api.post("/api/auth/login/", {"username": username, "password": password})


def _fail(api: Api, times: int, username: str = "agente1") -> None:
    for _ in range(times):
        check_error(_log_in(api, username), 401, "invalid_credentials")


def _refused(api: Api, username: str = "agente1", password: str = "wrong") -> int:
    return check_limit(_log_in(api, username, password), "too_many_logins", WINDOW)


def test_the_sixth_try_is_refused_even_if_it_is_right(api: Api, agent: Agent) -> None:
    _fail(api, 5)
    _refused(api)
    _refused(api, password=PASSWORD)


def test_tries_for_one_user_are_counted_together_however_the_name_is_written(api: Api) -> None:
    for username in ("josé", "jose\u0301", "JOSÉ", "\u200bjosé", "ｊｏｓé"):
        _fail(api, 1, username)
    _refused(api, "josé")


def test_the_fifth_try_may_still_be_right(api: Api, agent: Agent) -> None:
    _fail(api, 4)
    log_in(api, "agente1")


def test_logins_that_succeed_are_not_counted(api: Api, agent: Agent) -> None:
    for _ in range(8):
        log_in(api, "agente1")
    _fail(api, 4)
    log_in(api, "agente1")


def test_the_wait_is_as_long_as_told(api: Api, agent: Agent, clock: FakeClock) -> None:
    _fail(api, 5)
    clock.advance(_refused(api))
    log_in(api, "agente1")


def test_a_whole_window_later_the_count_begins_anew(api: Api, agent: Agent, clock: FakeClock) -> None:
    for _ in range(2):
        _fail(api, 5)
        _refused(api)
        clock.advance(WINDOW)


def test_another_address_may_still_log_in(api: InProcessApi, agent: Agent) -> None:
    _fail(api, 5)
    _refused(api)
    log_in(api.at("198.51.100.9"), "agente1")


def test_another_user_may_still_log_in(api: Api, agent: Agent, other_agent: Agent) -> None:
    _fail(api, 5)
    _refused(api)
    log_in(api, "agente2")


def test_a_user_that_does_not_exist_is_limited_alike(api: Api) -> None:
    _fail(api, 5, "nadie")
    _refused(api, "nadie")


def test_an_ipv6_network_counts_as_one(api: InProcessApi, agent: Agent) -> None:
    for host in range(5):
        _fail(api.at(f"2001:db8:1:2::{host}"), 1)
    _refused(api.at("2001:db8:1:2:ffff::1"))
    log_in(api.at("2001:db8:1:3::1"), "agente1")


def test_an_address_may_fail_fifty_times_in_all(api: InProcessApi, agent: Agent) -> None:
    for number in range(50):
        _fail(api, 1, f"nadie{number}")
    _refused(api, "agente1", PASSWORD)
    log_in(api.at("198.51.100.9"), "agente1")


@pytest.mark.settings(login_failures_per_user=1, login_failures_window_seconds=60)
def test_the_limits_are_settings(api: Api, agent: Agent, clock: FakeClock) -> None:
    _fail(api, 1)
    assert _refused(api) == 60
    clock.advance(60)
    log_in(api, "agente1")


def test_live_tokens_go_on_working(api: Api, agent: Agent) -> None:
    _fail(api, 5)
    _refused(api)
    agent.get("/api/agents/me/").expect(200)


def test_a_bad_body_is_no_failed_login(api: Api, agent: Agent) -> None:
    for _ in range(6):
        check_error(_log_in(api, password=""), 400, "validation_failed")
    log_in(api, "agente1")
