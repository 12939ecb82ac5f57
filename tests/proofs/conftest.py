"""One scene for all proofs, put back for each; and for races the app over either engine."""

from collections.abc import Iterator

import pytest

from app import app
from chalicelib import wiring
from chalicelib.storage.dynamodb import connect
from tests.http import storage
from tests.http.gateway import serve_locally
from tests.proofs.races import Arena, MovingClock, arena_settings
from tests.proofs.scene import Cast, Scene
from tests.tables import empty


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


@pytest.fixture
def memory_arena() -> Iterator[Arena]:
    """The app over the memory of the tests."""
    settings = arena_settings("")
    yield _arena(Arena(serve_locally(app), settings, storage.client(settings)))
    wiring.configure()


@pytest.fixture
def engine_arena(engine: str) -> Iterator[Arena]:
    """The app over the embedded engine, as on AWS: by its own client, over HTTP."""
    settings = arena_settings(engine)
    yield _arena(Arena(serve_locally(app), settings, connect(settings)))
    wiring.configure()


def _arena(arena: Arena) -> Arena:
    wiring.configure(settings=arena.settings, client=lambda _settings: arena.client, clock=MovingClock())
    if not wiring.create_tables():
        empty(arena.client, arena.settings.table_prefix)
    return arena


@pytest.fixture(params=["memory", "engine"])
def arena(request: pytest.FixtureRequest) -> Arena:
    """Each of the two."""
    made: Arena = request.getfixturevalue(f"{request.param}_arena")
    return made
