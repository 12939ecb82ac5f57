"""One scene for all proofs, put back for each."""

from collections.abc import Iterator

import pytest

from chalicelib import wiring
from tests.proofs.scene import Cast, Scene


@pytest.fixture(scope="session")
def played() -> Scene:
    """The scene, played once."""
    return Scene()


@pytest.fixture
def scene(played: Scene) -> Iterator[Scene]:
    """The scene as it was played."""
    played.reset()
    yield played
    wiring.configure()


@pytest.fixture
def cast(scene: Scene) -> Cast:
    """Who takes part in it."""
    return scene.cast
