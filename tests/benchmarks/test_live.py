"""The live benchmark on a small scale: nothing is lost, and nothing shown twice."""

from collections.abc import Iterator

import pytest

from benchmarks.live.talks import Outcome, killed_gateway, many_chats, running, two_people
from devserver.servers import Servers

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    """All of them, with two agents."""
    with running(agents=2) as running_:
        yield running_


def _check(outcome: Outcome, messages: int) -> None:
    assert (outcome.messages, outcome.lost, outcome.twice) == (messages, 0, 0)
    assert 0 < outcome.post[0] <= outcome.post[1] <= outcome.post[2]
    assert 0 < outcome.delivery[0] <= outcome.delivery[1] <= outcome.delivery[2]


def test_two_people_see_all_that_they_write(servers: Servers) -> None:
    _check(two_people(servers, 10), 20)


def test_many_chats_are_answered(servers: Servers) -> None:
    _check(many_chats(servers, 8, ["agent1", "agent2"], 2), 32)


def test_a_gateway_that_dies_loses_nothing(servers: Servers) -> None:
    outcome = killed_gateway(servers, 12)
    _check(outcome, 24)
    assert outcome.asked > 0
