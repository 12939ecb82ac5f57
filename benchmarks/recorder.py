"""Records what the app asks of DynamoDB, at the botocore client, below all of the app's own code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from botocore.client import BaseClient

from benchmarks.read_units import read_units, unfiltered
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect

_WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"})


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """One call of DynamoDB; the units are capacity units, those of indexes included."""

    operation: str
    write_units: float
    read_units: float
    of_token: bool


class Recorder:
    """Makes the app's own client, and listens to it while `recording`."""

    def __init__(self) -> None:
        self._trips: list[RoundTrip] | None = None
        self._settings = Settings()

    def client(self, settings: Settings) -> BaseClient:
        """What `wiring.configure` takes."""
        client = connect(settings)
        client.meta.events.register("before-parameter-build.dynamodb", self._before)
        client.meta.events.register("after-call.dynamodb", self._after)
        self._settings = settings
        return client

    @cached_property
    def _unheard(self) -> BaseClient:
        return connect(self._settings)

    @contextmanager
    def recording(self) -> Iterator[list[RoundTrip]]:
        """The list fills with every call until this ends."""
        trips = self._trips = []
        try:
            yield trips
        finally:
            self._trips = None

    def _before(self, params: Mapping[str, Any], context: dict[str, Any], **_: object) -> None:
        context["params"] = params

    def _after(self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: object) -> None:
        if self._trips is None:
            return
        if "Error" in parsed:
            raise RuntimeError(f"{model.name} failed: {parsed['Error']}")
        params = context["params"]
        answer = self._unheard.query(**unfiltered(params)) if "FilterExpression" in params else parsed
        self._trips.append(_round_trip(model.name, params, answer))


def _round_trip(operation: str, params: Mapping[str, Any], answer: Mapping[str, Any]) -> RoundTrip:
    if operation in _WRITES:
        return RoundTrip(operation, _reported(answer), 0, of_token=False)
    return RoundTrip(operation, 0, read_units(operation, params, answer), _asks_for_token(params))


def _reported(answer: Mapping[str, Any]) -> float:
    capacity = answer["ConsumedCapacity"]
    tables = capacity if isinstance(capacity, list) else [capacity]
    return sum(float(table["CapacityUnits"]) for table in tables)


def _asks_for_token(params: Mapping[str, Any]) -> bool:
    requests = params.get("RequestItems", {}).values()
    keys = [key for request in requests for key in request["Keys"]]
    return any(key.get("id", {}).get("S", "").startswith("token#") for key in keys)
