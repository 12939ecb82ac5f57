"""Which endpoints a proof goes through, and which of them only in the long run (`slow`)."""

import pytest

from tests.proofs.endpoints import ALL, UNNAMED, Endpoint


def _later(each: Endpoint) -> object:
    return pytest.param(each, marks=pytest.mark.slow)


every_endpoint = pytest.mark.parametrize("endpoint", [*ALL, *UNNAMED], ids=str)
every_kind = pytest.mark.parametrize(
    "endpoint",
    [_later(each) if each.kin else each for each in [*ALL, *UNNAMED]],
    ids=str,
)
readers_first = pytest.mark.parametrize(
    "endpoint",
    [each if "reads" in each.name else _later(each) for each in [*ALL, *UNNAMED]],
    ids=str,
)
