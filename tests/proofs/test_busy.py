"""Conflicts that never end: after a while the caller is told to come back, and nothing is stored."""

import pytest

from tests.proofs import endpoints
from tests.proofs.audit import audit
from tests.proofs.endpoints import Endpoint
from tests.proofs.faults import conflict_always
from tests.proofs.outcomes import stored
from tests.proofs.scene import Scene

_RETRIES_SECONDS, _LONGEST_PAUSE = 5, 0.4
_ONE_OF_EACH = {
    "start_chat", "complete_chat", "guest writes, active", "agent's first answer", "assign", "close",
    "agent reads", "agent marks some", "agent marks all", "guest marks all", "login", "logout",
    "availability",
}  # fmt: skip
ONE_OF_EACH = [endpoint for endpoint in endpoints.ALL if endpoint.name in _ONE_OF_EACH]


@pytest.mark.parametrize("endpoint", ONE_OF_EACH, ids=str)
def test_it_is_busy_in_the_end(scene: Scene, endpoint: Endpoint) -> None:
    before, began = stored(scene), scene.clock.monotonic()
    with scene.client.injected(conflict_always):
        reply = endpoint.request(scene.cast)
    assert reply.expect(503)["code"] == "busy"
    assert reply.headers["retry-after"] == "1"
    assert _RETRIES_SECONDS - _LONGEST_PAUSE <= scene.clock.monotonic() - began <= _RETRIES_SECONDS
    assert stored(scene) == before
    assert audit(scene.rows()) == []
    assert endpoint.request(scene.cast).status == endpoint.status
