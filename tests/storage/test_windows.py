"""Windows count atomically, and never beyond their limit."""

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.outcomes import WindowFull
from chalicelib.storage.windows import WindowStore
from tests.storage.beginnings import wide_window
from tests.tables import read_rows

USER, ADDRESS = wide_window("window#user", 2), wide_window("window#address", 3)


@pytest.fixture
def windows(connection: Connection) -> WindowStore:
    return WindowStore(connection)


def _calls(connection: Connection) -> dict[str, int]:
    return {row["id"]: row["calls"] for row in read_rows(connection.client).sessions}


def test_it_is_counted_to_the_limit(windows: WindowStore, connection: Connection) -> None:
    for _ in range(2):
        windows.count([USER, ADDRESS])
    with pytest.raises(WindowFull) as full:
        windows.count([USER, ADDRESS])
    assert full.value.key == USER.key
    assert _calls(connection) == {USER.key: 2, ADDRESS.key: 2}


def test_where_one_is_full_none_is_counted(windows: WindowStore, connection: Connection) -> None:
    other = wide_window("window#other", 9)
    for _ in range(3):
        windows.count([ADDRESS])
    with pytest.raises(WindowFull) as full:
        windows.count([other, ADDRESS])
    assert full.value.key == ADDRESS.key
    assert _calls(connection) == {ADDRESS.key: 3}


def test_what_is_given_back_can_be_used(windows: WindowStore, connection: Connection) -> None:
    for _ in range(2):
        windows.count([USER])
    windows.give_back([USER])
    windows.count([USER])
    with pytest.raises(WindowFull):
        windows.count([USER])


def test_its_row_dies_with_it(windows: WindowStore, connection: Connection) -> None:
    windows.count([USER])
    assert [row["expires_at"] for row in read_rows(connection.client).sessions] == [USER.ends_at]
