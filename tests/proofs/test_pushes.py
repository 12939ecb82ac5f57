"""Pushing changes nothing: neither what is answered nor what is stored, whatever becomes of the push."""

from collections.abc import Iterator

import pytest

from chalicelib import wiring
from tests.proofs import endpoints
from tests.proofs.audit import audit
from tests.proofs.endpoints import Endpoint
from tests.proofs.faults import ConflictFirst, Die, LoseAnswer, ProcessDied
from tests.proofs.injection import Fault, Watch
from tests.proofs.outcomes import disturbed, outcome, stored, undisturbed
from tests.proofs.with_connections import ListenedScene, fail_lookups, looks_up

CHANGES = [*endpoints.STARTS[1:], *endpoints.SENDS, *endpoints.STATUSES, *endpoints.MARKS]
every_change = pytest.mark.parametrize("endpoint", [each for each in CHANGES if not each.kin], ids=str)


@pytest.fixture(scope="session")
def listened() -> ListenedScene:
    """The scene, played once."""
    return ListenedScene()


@pytest.fixture
def scene(listened: ListenedScene) -> Iterator[ListenedScene]:
    """The scene as it was played."""
    listened.reset()
    yield listened
    wiring.configure()


@every_change
def test_changes_are_pushed_after_two_lookups_at_most(scene: ListenedScene, endpoint: Endpoint) -> None:
    watch = Watch()
    disturbed(scene, endpoint, watch)
    assert 1 <= sum(looks_up(call) for call in watch.calls) <= 2
    assert scene.gateway
    assert scene.gateway.frames


@every_change
def test_nobody_can_say_who_listens(scene: ListenedScene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    assert outcome(scene, disturbed(scene, endpoint, fail_lookups)) == once.outcome


@every_change
def test_nothing_can_be_sent(scene: ListenedScene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    assert outcome(scene, disturbed(scene, endpoint, scene.breaking_the_gateway)) == once.outcome


@every_change
def test_answers_that_are_lost_and_conflicts(scene: ListenedScene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    faults: list[Fault] = [ConflictFirst(), *(LoseAnswer(at) for at in range(once.writes))]
    for fault in faults:
        assert outcome(scene, disturbed(scene, endpoint, fault)) == once.outcome, fault


@pytest.mark.slow
@every_change
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_retry_finishes_what_a_crash_left(scene: ListenedScene, endpoint: Endpoint, after: bool) -> None:
    once = undisturbed(scene, endpoint)
    for at, call in enumerate(once.calls):
        if looks_up(call):
            break  # in threads of their own, and what was to be stored is stored
        scene.reset()
        with scene.client.injected(Die(at, after)), pytest.raises(ProcessDied):
            endpoint.request(scene.cast)
        assert audit(scene.rows()) == []
        scene.clock.advance(3)
        scene.restart()
        assert endpoint.request(scene.cast).status in endpoint.again
        assert stored(scene) == once.outcome.stored
