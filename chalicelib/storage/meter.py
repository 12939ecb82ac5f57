"""Counts one request's DynamoDB calls and their capacity units, for its log line."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import Any


@dataclass(slots=True)
class Usage:
    """`units`: read and write capacity units together, as DynamoDB reports them."""

    calls: int = 0
    units: float = 0.0
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, response: Mapping[str, Any]) -> None:
        reported = response.get("ConsumedCapacity") or []
        each = reported if isinstance(reported, list) else [reported]
        with self.lock:  # who listens is looked up in threads
            self.calls += 1
            self.units += sum(float(one.get("CapacityUnits", 0)) for one in each)


_current: ContextVar[Usage | None] = ContextVar("usage", default=None)


@contextmanager
def measured() -> Iterator[Usage]:
    """What happens inside is counted in the Usage that this gives."""
    usage = Usage()
    token = _current.set(usage)
    try:
        yield usage
    finally:
        _current.reset(token)


def record(response: Mapping[str, Any]) -> None:
    usage = _current.get()
    if usage is not None:
        usage.add(response)
