"""How many chats an address may start."""

import pytest

from client.api import Api, Reply
from client.guest import HELLO, complete, start_session
from client.in_process import InProcessApi
from tests.clock import FakeClock
from tests.http.shapes import check_error, check_limit

HOUR = 3600


def _start(api: Api) -> Reply:
    return api.post("/api/chat/start_chat/", {"initial_message": HELLO})


def _refused(api: Api, window: int = HOUR) -> int:
    return check_limit(_start(api), "too_many_chats", window)


def test_an_address_starts_ten_chats_and_no_more(api: Api) -> None:
    for _ in range(10):
        start_session(api)
    _refused(api)
    error = "Has creado demasiados chats recientemente. Por favor intenta más tarde."
    assert _start(api).json["error"] == error


@pytest.mark.settings(chats_per_ip=2)
def test_after_the_time_told_it_may_again(api: Api, clock: FakeClock) -> None:
    start_session(api)
    clock.advance(10)
    start_session(api)
    seconds = _refused(api)
    clock.advance(seconds - 1.5)
    _refused(api)
    clock.advance(1.5)
    start_session(api)


@pytest.mark.settings(chats_per_ip=2)
def test_a_whole_window_later_the_count_begins_anew(api: Api, clock: FakeClock) -> None:
    for _ in range(3):
        start_session(api)
        start_session(api)
        _refused(api)
        clock.advance(HOUR)


@pytest.mark.settings(chats_per_ip=2, chats_per_ip_window_seconds=60)
def test_the_window_is_a_setting(api: Api, clock: FakeClock) -> None:
    start_session(api)
    start_session(api)
    _refused(api, window=60)
    clock.advance(60)
    start_session(api)


@pytest.mark.settings(chats_per_ip=2)
def test_refused_starts_do_not_lengthen_the_wait(api: Api, clock: FakeClock) -> None:
    start_session(api)
    start_session(api)
    seconds = _refused(api)
    for _ in range(3):
        clock.advance(seconds / 4)
        _refused(api)
    clock.advance(seconds / 4)
    start_session(api)


@pytest.mark.settings(chats_per_ip=1)
def test_each_address_has_a_count_of_its_own(api: InProcessApi) -> None:
    for address in ("198.51.100.1", "198.51.100.2", "2001:db8::1"):
        start_session(api.at(address))
        _refused(api.at(address))


SAME_NETWORK = ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0DB8:0001:0002::9"]


@pytest.mark.settings(chats_per_ip=1)
@pytest.mark.parametrize("address", SAME_NETWORK)
def test_an_ipv6_network_counts_as_one(api: InProcessApi, address: str) -> None:
    start_session(api.at("2001:db8:1:2:3:4:5:6"))
    _refused(api.at(address))
    start_session(api.at("2001:db8:1:3::1"))


@pytest.mark.settings(chats_per_ip=1)
@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP"])
def test_a_header_does_not_change_the_address(api: Api, header: str) -> None:
    start_session(api)
    _refused(api.having(**{header: "198.51.100.9"}))


def _begin_again(api: Api, message: str = HELLO) -> Reply:
    body = {"initial_message": message, "client_id": "k9Jx2mQw7RtY4uIoP1aSdF"}
    return api.post("/api/chat/start_chat/", body)


@pytest.mark.settings(chats_per_ip=1, session_ttl_seconds=60)
def test_a_session_that_expired_is_begun_again_for_nothing(api: Api, clock: FakeClock) -> None:
    for text in ("Hola", "Hola", "Otra cosa"):
        assert _begin_again(api, text).expect(201)["expires_in"] == 60
        clock.advance(60)
    _refused(api)
    complete(api, _begin_again(api).expect(201)["session_id"]).expect(201)


@pytest.mark.settings(chats_per_ip=1, session_ttl_seconds=60)
def test_after_its_chat_a_session_that_is_begun_again_counts(api: Api, clock: FakeClock) -> None:
    complete(api, _begin_again(api).expect(201)["session_id"]).expect(201)
    clock.advance(60)
    check_limit(_begin_again(api), "too_many_chats", HOUR)


@pytest.mark.settings(chats_per_ip=1, session_ttl_seconds=60)
def test_in_the_next_window_a_session_that_is_begun_again_counts(api: Api, clock: FakeClock) -> None:
    _begin_again(api).expect(201)
    clock.advance(HOUR)
    _begin_again(api).expect(201)
    _refused(api)


@pytest.mark.settings(chats_per_ip=1)
def test_only_sessions_that_are_made_count(api: Api) -> None:
    for _ in range(3):
        reply = api.post("/api/chat/start_chat/", {"initial_message": ""})
        check_error(reply, 400, "validation_failed")
    start_session(api)


@pytest.mark.settings(chats_per_ip=1)
def test_a_bad_start_is_told_as_bad_even_over_the_limit(api: Api) -> None:
    start_session(api)
    reply = api.post("/api/chat/start_chat/", {"initial_message": 5})
    check_error(reply, 400, "validation_failed")
