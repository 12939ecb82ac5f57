"""The files that a clone keeps of its local runs, in `.data/`, and the lock that lets one run have them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devserver.child import ROOT
from devserver.errors import RunError

DATA = ROOT / ".data"
_ENDPOINT = DATA / "endpoint"


class AlreadyRunningError(RunError):
    """Another run has this clone's tables. The text says which."""


@contextmanager
def only_run(address: str, folder: Path = DATA) -> Iterator[int]:
    """Holds the tables in `folder` for the run that serves `address`; yields the lock's descriptor.

    An engine that inherits the descriptor keeps the lock until it has saved, whatever becomes of
    its starter. Raises AlreadyRunningError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunningError(
                f"Charla already runs in this clone ({lock.read().strip()}). Stop that one first."
            ) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, {address}\n")
        lock.flush()
        yield lock.fileno()


@contextmanager
def published(endpoint: str) -> Iterator[None]:
    """Leaves the address of the run's DynamoDB where `manage.py --local` finds it."""
    _ENDPOINT.write_text(f"{endpoint}\n", encoding="utf-8")
    try:
        yield
    finally:
        _ENDPOINT.unlink(missing_ok=True)


def published_endpoint() -> str | None:
    """The address of the DynamoDB of this clone's running `make run`, if there is one."""
    return _ENDPOINT.read_text(encoding="utf-8").strip() if _ENDPOINT.exists() else None
