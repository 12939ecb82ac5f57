"""How many calls a window of time takes, and whom they are counted for."""

import pytest

from chalicelib.domain.rate_limits import MessageWindow, TooManyMessages, network, rate_limit
from tests.domain.scenes import NOW, active, guest_writes

MINUTE = 60_000


@pytest.mark.parametrize(
    ("later", "window"),
    [
        (0, MessageWindow(NOW, 2)),
        (MINUTE - 1, MessageWindow(NOW, 2)),
        (MINUTE, MessageWindow(NOW + MINUTE, 1)),
    ],
    ids=["at once", "in the minute", "a minute later"],
)
def test_a_minute_begins_with_a_message_and_counts(later: int, window: MessageWindow) -> None:
    assert MessageWindow(NOW, 1).admit(NOW + later, limit=30) == window


@pytest.mark.parametrize(
    ("later", "seconds"), [(0, 60), (1, 60), (999, 60), (1000, 59), (MINUTE - 1000, 1), (MINUTE - 1, 1)]
)
def test_at_the_limit_the_rest_of_the_minute_is_told(later: int, seconds: int) -> None:
    with pytest.raises(TooManyMessages) as refused:
        MessageWindow(NOW, 3).admit(NOW + later, limit=3)
    assert refused.value.retry_after_seconds == seconds


def test_a_guests_messages_are_counted_by_the_chat() -> None:
    chat = guest_writes(active(), limit=1).chat
    assert chat.window == MessageWindow(NOW, 1)
    with pytest.raises(TooManyMessages):
        guest_writes(chat, limit=1)


def test_calls_of_one_window_share_a_key() -> None:
    first = rate_limit("start", "203.0.113.7", 10, 60, NOW)
    assert rate_limit("start", "203.0.113.7", 10, 60, NOW + MINUTE - 1) == first
    keys = {
        first.key,
        rate_limit("start", "203.0.113.7", 10, 60, NOW + MINUTE).key,
        rate_limit("start", "203.0.113.8", 10, 60, NOW).key,
        rate_limit("login", "203.0.113.7", 10, 60, NOW).key,
    }
    assert len(keys) == 4


def test_a_window_ends_at_a_whole_multiple_of_its_length() -> None:
    limit = rate_limit("start", "203.0.113.7", 10, 3600, NOW)
    assert limit.ends_at % 3600 == 0
    assert limit.seconds_left(NOW) == 3600 - NOW // 1000 % 3600


def test_nobodys_address_is_stored() -> None:
    assert "203.0.113.7" not in rate_limit("start", "203.0.113.7", 10, 60, NOW).key


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::5", "2001:db8:1:2::/64"),
        ("2001:0db8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::5", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
        ("not an address", "not an address"),
    ],
)
def test_an_ipv6_network_counts_as_one_address(address: str, counts_as: str) -> None:
    assert network(address) == counts_as
