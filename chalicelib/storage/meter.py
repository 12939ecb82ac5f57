"""Counts one request's DynamoDB calls and their capacity units, for its log line."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Usage:
    """`units`: read and write capacity units together, as DynamoDB reports them."""

    calls: int = 0
    units: float = 0.0

    def add(self, response: Mapping[str, Any]) -> None:
        self.calls += 1
        reported = response.get("ConsumedCapacity") or []
        for each in reported if isinstance(reported, list) else [reported]:
            self.units += float(each.get("CapacityUnits", 0))


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
