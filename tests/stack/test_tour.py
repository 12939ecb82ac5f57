"""The README's tour, command by command, against whatever serves Charla."""

import os

import pytest

from tests.readme.tour import check_tour, tour

pytestmark = pytest.mark.slow
LOCAL = "http://127.0.0.1:${PORT:-8000}/api"


def test_the_tour_goes_from_the_first_message_to_the_closed_chat(address: str) -> None:
    script = tour()
    assert LOCAL in script
    check_tour(script.replace(LOCAL, f"{address}/api"), os.environ)
