"""A process that dies at any call of DynamoDB leaves nothing half-done, and a retry finishes its work.

The fourth of docs/contract.md, "Delivery guarantees". `after`: the call was stored, and nobody learnt it.
"""

import pytest

from tests.http.gateway import Reply
from tests.proofs import endpoints
from tests.proofs.audit import audit
from tests.proofs.endpoints import Endpoint
from tests.proofs.faults import Die, ProcessDied
from tests.proofs.outcomes import stored, undisturbed
from tests.proofs.scene import Scene


def _retry_after_death(scene: Scene, endpoint: Endpoint, at: int, after: bool) -> Reply:
    scene.reset(**endpoint.settings)
    with scene.client.injected(Die(at, after)), pytest.raises(ProcessDied):
        endpoint.request(scene.cast)
    assert audit(scene.rows()) == []
    scene.clock.advance(3)
    scene.restart()
    return endpoint.request(scene.cast)


@pytest.mark.parametrize("endpoint", endpoints.ALL, ids=str)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_retry_finishes_what_a_crash_left(scene: Scene, endpoint: Endpoint, after: bool) -> None:
    once = undisturbed(scene, endpoint)
    for at, call in enumerate(once.calls):
        if after and not call.writes:
            continue  # nothing happens between that and dying before the next call
        reply = _retry_after_death(scene, endpoint, at, after)
        where = f"{call.operation}, call {at + 1} of {len(once.calls)}: {reply.body}"
        assert reply.status in endpoint.again, where
        assert audit(scene.rows()) == [], where
        assert stored(scene) == once.outcome.stored, where
