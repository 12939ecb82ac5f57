"""Sets the scene of a test: the first test that needs one plays it, the others find it ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from chalicelib.config import Settings
from tests.clock import FakeClock
from tests.http import storage

Made = TypeVar("Made")
_Key = tuple[object, ...]


@dataclass(frozen=True)
class _Scene:
    tables: bytes
    now: int
    made: Any


_scenes: dict[_Key, _Scene] = {}


class SceneCache:
    """What was played since the tables were empty, if that and nothing else happened to them."""

    def __init__(self, settings: Settings, clock: FakeClock) -> None:
        self._clock = clock
        self._played: _Key | None = (settings,)
        self._latest_call = storage.latest_call()

    def play(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` returns, with the tables and the clock as it leaves them.

        `name` says what it does: the same name must always mean the same.
        """
        if storage.latest_call() != self._latest_call:
            self._played = None
        if self._played is None:
            return make()
        self._played += (name, self._clock.now())
        scene = _scenes.get(self._played) or self._set(make)
        storage.put_back(scene.tables)
        self._clock.jump(scene.now)
        self._latest_call = storage.latest_call()
        made: Made = scene.made
        return made

    def _set(self, make: Callable[[], Any]) -> _Scene:
        key = self._played
        assert key is not None
        made = make()
        scene = _Scene(storage.snapshot(), self._clock.now(), made)
        _scenes[key] = scene
        return scene
