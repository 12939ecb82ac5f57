"""Windows count atomically, and never beyond their limit."""

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.rate_limits import RateLimitReached
from chalicelib.storage.rate_limits import RateLimitStore
from tests.storage.beginnings import wide_limit
from tests.tables import read_rows

USER, ADDRESS = wide_limit("window#user", 2), wide_limit("window#address", 3)


@pytest.fixture
def rate_limits(connection: Connection) -> RateLimitStore:
    return RateLimitStore(connection)


def _calls(connection: Connection) -> dict[str, int]:
    return {row["id"]: row["calls"] for row in read_rows(connection.client).sessions}


def test_it_is_counted_to_the_limit(rate_limits: RateLimitStore, connection: Connection) -> None:
    for _ in range(2):
        rate_limits.hit([USER, ADDRESS])
    with pytest.raises(RateLimitReached) as full:
        rate_limits.hit([USER, ADDRESS])
    assert full.value.key == USER.key
    assert _calls(connection) == {USER.key: 2, ADDRESS.key: 2}


def test_where_one_is_full_none_is_counted(rate_limits: RateLimitStore, connection: Connection) -> None:
    other = wide_limit("window#other", 9)
    for _ in range(3):
        rate_limits.hit([ADDRESS])
    with pytest.raises(RateLimitReached) as full:
        rate_limits.hit([other, ADDRESS])
    assert full.value.key == ADDRESS.key
    assert _calls(connection) == {ADDRESS.key: 3}


def test_what_is_given_back_can_be_used(rate_limits: RateLimitStore, connection: Connection) -> None:
    for _ in range(2):
        rate_limits.hit([USER])
    rate_limits.refund([USER])
    rate_limits.hit([USER])
    with pytest.raises(RateLimitReached):
        rate_limits.hit([USER])


def test_its_row_dies_with_it(rate_limits: RateLimitStore, connection: Connection) -> None:
    rate_limits.hit([USER])
    assert [row["expires_at"] for row in read_rows(connection.client).sessions] == [USER.ends_at]
