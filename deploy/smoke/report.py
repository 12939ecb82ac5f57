"""Says each step as it ends, and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.smoke.errors import UnexpectedError


class Report:
    """What a walk has done so far."""

    def __init__(self) -> None:
        self.done = 0

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """A step is done, or fails with the UnexpectedError that it raises, which goes on."""
        began = time.perf_counter()
        try:
            with _documented_shapes():
                yield
        except UnexpectedError as error:
            print(f"  FAIL          {what}: {error}", flush=True)
            raise
        self.done += 1
        milliseconds = (time.perf_counter() - began) * 1000
        print(f"  ok  {milliseconds:6.0f} ms  {what}", flush=True)

    def note(self, line: str) -> None:
        """Something to know that is neither done nor failed."""
        print(f"  note          {line}", flush=True)


@contextmanager
def _documented_shapes() -> Iterator[None]:
    # What is at an address may answer 200 with anything; to read it as the contract has it is the check.
    try:
        yield
    except (KeyError, TypeError, AttributeError) as error:
        raise UnexpectedError(f"an answer has not the documented shape ({error!r})") from error


def check(holds: object, otherwise: str) -> None:
    """Raises UnexpectedError saying `otherwise`, unless `holds` is true."""
    if not holds:
        raise UnexpectedError(otherwise)
