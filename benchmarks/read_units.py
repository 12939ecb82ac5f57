"""Read units by AWS's rules, from the sizes of what a call read: no local engine's figures are true.

4 KB, begun, cost one unit read strongly consistent and half a unit otherwise; nothing costs as much
as the least of items. A query's items are added up before they are rounded, those of a batch are not.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.item_sizes import item_bytes

_UNIT_BYTES = 4096
Content = Mapping[str, Any]


def read_units(operation: str, params: Content, answer: Content) -> float:
    """What one call read. Raises KeyError for an operation that is not known to read."""
    return _RULES[operation](params, answer)


def _units(size: int, consistent: bool) -> float:
    units = max(1, -(-size // _UNIT_BYTES))
    return units if consistent else units / 2


def _get_item(params: Content, answer: Content) -> float:
    return _units(item_bytes(answer.get("Item", {})), params.get("ConsistentRead", False))


def _batch_get_item(params: Content, answer: Content) -> float:
    if answer.get("UnprocessedKeys"):
        raise ValueError("a batch was answered in part")
    return sum(
        _batch_of_table(request, answer["Responses"].get(table, []))
        for table, request in params["RequestItems"].items()
    )


def _batch_of_table(request: Content, items: list[Content]) -> float:
    consistent = request.get("ConsistentRead", False)
    missing = len(request["Keys"]) - len(items)
    return sum(_units(item_bytes(item), consistent) for item in items) + missing * _units(0, consistent)


def _query(params: Content, answer: Content) -> float:
    if not len(answer["Items"]) == answer["Count"] == answer["ScannedCount"]:
        raise ValueError("a query read items that it does not show: their sizes are not known")
    size = sum(item_bytes(item) for item in answer["Items"])
    return _units(size, params.get("ConsistentRead", False))


_RULES: dict[str, Callable[[Content, Content], float]] = {
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
        kept[placeholders] = {name: given[name] for name in given if _mentions(expressions, name)}
    return kept


def _mentions(expressions: str, placeholder: str) -> bool:
    return bool(re.search(rf"{re.escape(placeholder)}(?!\w)", expressions))
