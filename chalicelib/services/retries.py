"""Retries: another writer was first, so read and decide again, for up to five seconds."""

import random
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from chalicelib.domain.errors import Busy, TryAgain
from chalicelib.services.ports import Clock

_SECONDS = 5.0
_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.4

Result = TypeVar("Result")


def attempt(clock: Clock, action: Callable[[], Result]) -> Result:
    """The result of `action`, tried again with full jitter after TryAgain. Raises Busy when time is up."""
    deadline = clock.monotonic() + _SECONDS
    for tries in count():
        try:
            return action()
        except TryAgain as lost:
            pause = random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(tries, 8)))  # noqa: S311
            if clock.monotonic() + pause > deadline:
                raise Busy from lost
            clock.sleep(pause)
    raise AssertionError("count() does not end")
