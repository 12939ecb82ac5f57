"""A DynamoDB client whose calls can be watched, and kept from storage or from their caller."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.client import BaseClient

WRITES = {"TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"}


@dataclass(frozen=True)
class DynamoDbCall:
    """One call of DynamoDB."""

    operation: str
    parameters: dict[str, Any]

    @property
    def writes(self) -> bool:
        """Whether it stores something."""
        return self.operation in WRITES


Send = Callable[[], dict[str, Any]]
Fault = Callable[[DynamoDbCall, Send], dict[str, Any]]


class InjectedClient:
    """Sends every call past `fault`, which sends it on or does not."""

    def __init__(self, client: BaseClient) -> None:
        self.meta = client.meta
        self._client = client
        self._fault: Fault | None = None

    @contextmanager
    def injected(self, fault: Fault) -> Iterator[None]:
        """Inside, calls pass by `fault`."""
        self._fault = fault
        try:
            yield
        finally:
            self._fault = None

    def _make_api_call(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        def send() -> dict[str, Any]:
            return dict(self._client._make_api_call(operation, parameters))

        fault = self._fault
        return fault(DynamoDbCall(operation, parameters), send) if fault else send()


@dataclass
class Watch:
    """No fault: remembers the calls."""

    calls: list[DynamoDbCall] = field(default_factory=list)

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        self.calls.append(call)
        return send()


@dataclass
class Before:
    """No fault: something else happens before the `at`-th call (from 0)."""

    at: int
    happens: Callable[[], object]
    made: int = 0

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        self.made += 1
        if self.made == self.at + 1:
            self.happens()
        return send()
