"""DynamoDB's capacity units of what the app asks, by AWS's rules: no local engine's read units are true.

Calls are recorded at botocore's client. Writes cost what the engine reports. Reads are computed from the
items' sizes: 4 KB, begun, cost one unit read strongly consistent, half otherwise; nothing costs as much as
the least of items. A query's items are added up before they are rounded, those of a batch are not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NamedTuple

from botocore.client import BaseClient

from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect

Content = Mapping[str, Any]
_WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"})
_UNIT_BYTES = 4096
_DOCUMENT_BYTES = 3


class RoundTrip(NamedTuple):
    """One call of DynamoDB; the units are capacity units, those of indexes included."""

    write_units: float
    read_units: float
    of_token: bool


class Recorder:
    """Makes the app's own client, and listens to it while `recording`."""

    def __init__(self) -> None:
        self._trips: list[RoundTrip] | None = None

    def client(self, settings: Settings) -> BaseClient:
        """The client that `wiring.configure` asks for."""
        client = connect(settings)
        client.meta.events.register("before-parameter-build.dynamodb", self._before)
        client.meta.events.register("after-call.dynamodb", self._after)
        self._unheard = connect(settings)
        return client

    @contextmanager
    def recording(self) -> Iterator[list[RoundTrip]]:
        """The list fills with every call until this ends."""
        trips = self._trips = []
        try:
            yield trips
        finally:
            self._trips = None

    def _before(self, params: Content, context: dict[str, Any], **_: object) -> None:
        context["params"] = params

    def _after(self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: object) -> None:
        if self._trips is None:
            return
        if "Error" in parsed:
            raise RuntimeError(f"{model.name} failed: {parsed['Error']}")
        params = context["params"]
        if model.name in _WRITES:
            of_tables = parsed["ConsumedCapacity"]
            tables = of_tables if isinstance(of_tables, list) else [of_tables]
            reported = sum(float(table["CapacityUnits"]) for table in tables)
            self._trips.append(RoundTrip(reported, 0, of_token=False))
            return
        answer = self._unheard.query(**unfiltered(params)) if "FilterExpression" in params else parsed
        self._trips.append(RoundTrip(0, read_units(model.name, params, answer), _asks_for_token(params)))


def _asks_for_token(params: Content) -> bool:
    requests = params.get("RequestItems", {}).values()
    keys = [key for request in requests for key in request["Keys"]]
    return any(key.get("id", {}).get("S", "").startswith("token#") for key in keys)


def read_units(operation: str, params: Content, answer: Content) -> float:
    """The units that one call read. Raises KeyError for an operation that is not known to read."""
    return _READS[operation](params, answer)


def _units(size: int, consistent: bool) -> float:
    units = max(1, -(-size // _UNIT_BYTES))
    return units if consistent else units / 2


def _get_item(params: Content, answer: Content) -> float:
    return _units(item_bytes(answer.get("Item", {})), params.get("ConsistentRead", False))


def _batch_get_item(params: Content, answer: Content) -> float:
    if answer.get("UnprocessedKeys"):
        raise ValueError("a batch was answered in part")
    units = 0.0
    for table, request in params["RequestItems"].items():
        items = answer["Responses"].get(table, [])
        missing: list[Content] = [{}] * (len(request["Keys"]) - len(items))
        consistent = request.get("ConsistentRead", False)
        units += sum(_units(item_bytes(item), consistent) for item in (*items, *missing))
    return units


def _query(params: Content, answer: Content) -> float:
    if not len(answer["Items"]) == answer["Count"] == answer["ScannedCount"]:
        raise ValueError("a query read items that it does not show: their sizes are not known")
    size = sum(item_bytes(item) for item in answer["Items"])
    return _units(size, params.get("ConsistentRead", False))


_READS: dict[str, Callable[[Content, Content], float]] = {
    "GetItem": _get_item,
    "BatchGetItem": _batch_get_item,
    "Query": _query,
}


def unfiltered(params: Content) -> dict[str, Any]:
    """The same query without its filter, which AWS charges for and answers do not show."""
    kept = {name: value for name, value in params.items() if name != "FilterExpression"}
    expressions = kept["KeyConditionExpression"] + kept.get("ProjectionExpression", "")
    for placeholders in ("ExpressionAttributeNames", "ExpressionAttributeValues"):
        given = kept.get(placeholders, {})
        kept[placeholders] = {
            name: given[name] for name in given if re.search(rf"{re.escape(name)}(?!\w)", expressions)
        }
    return kept


def item_bytes(item: Mapping[str, Content]) -> int:
    """The bytes that DynamoDB counts for `item`, as botocore gives it: `{name: {type: value}}`."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def _value_bytes(value: Content) -> int:
    ((kind, content),) = value.items()
    return _SIZES[kind](content)


def _number_bytes(number: str) -> int:
    sign, digits, _ = Decimal(number).normalize().as_tuple()
    return (len(digits) + 1) // 2 + 1 + sign


_SIZES: dict[str, Callable[[Any], int]] = {
    "S": lambda text: len(text.encode()),
    "N": _number_bytes,
    "B": len,
    "BOOL": lambda _: 1,
    "NULL": lambda _: 1,
    "L": lambda values: _DOCUMENT_BYTES + sum(1 + _value_bytes(value) for value in values),
    "M": lambda values: _DOCUMENT_BYTES + len(values) + item_bytes(values),
}
