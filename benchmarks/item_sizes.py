"""How many bytes DynamoDB counts for an item: its attributes' names and values, by AWS's rules."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

Value = Mapping[str, Any]
_DOCUMENT_BYTES = 3


def item_bytes(item: Mapping[str, Value]) -> int:
    """`item` as botocore gives it: attribute name to `{type: value}`. No item has 0 bytes."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def _value_bytes(value: Value) -> int:
    ((kind, content),) = value.items()
    return _RULES[kind](content)


def _number_bytes(number: str) -> int:
    sign, digits, _ = Decimal(number).normalize().as_tuple()
    return (len(digits) + 1) // 2 + 1 + sign


def _list_bytes(values: list[Value]) -> int:
    return _DOCUMENT_BYTES + sum(1 + _value_bytes(value) for value in values)


def _map_bytes(values: Mapping[str, Value]) -> int:
    return _DOCUMENT_BYTES + len(values) + item_bytes(values)


_RULES: dict[str, Callable[[Any], int]] = {
    "S": lambda text: len(text.encode()),
    "N": _number_bytes,
    "B": len,
    "BOOL": lambda _: 1,
    "NULL": lambda _: 1,
    "L": _list_bytes,
    "M": _map_bytes,
}
