"""The README's tour, command by command, against `chalice local`."""

import os
from collections.abc import Iterator

import pytest

from tests.chalice_local import running_chalice_local
from tests.readme.tour import check_tour, tour


@pytest.fixture
def port() -> Iterator[int]:
    with running_chalice_local() as running:
        yield running


def test_the_tour_goes_from_the_first_message_to_the_closed_chat(port: int) -> None:
    told, queue, *_ = check_tour(tour(), {**os.environ, "PORT": str(port)})
    assert told["notifications"][0]["type"] == "new_chat"
    assert queue["pagination"]["total_chats"] == 1
