"""Marking again marks nothing, not even in the same millisecond."""

import pytest

from tests.proofs import endpoints
from tests.proofs.audit import audit
from tests.proofs.endpoints import Endpoint
from tests.proofs.scene import Scene


@pytest.mark.parametrize("endpoint", endpoints.MARKS[1:2] + endpoints.MARKS[4:] + endpoints.NOTICES, ids=str)
def test_what_was_marked_is_not_counted_again(scene: Scene, endpoint: Endpoint) -> None:
    first, second = (endpoint.request(scene.cast).expect(200) for _ in range(2))
    assert first["marked"] > 0
    assert second == {**first, "marked": 0}
    assert audit(scene.rows()) == []
