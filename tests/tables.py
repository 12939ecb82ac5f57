"""The tables as they are, past the app: their rows as plain values, and emptying them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import Binary, TypeDeserializer
from botocore.client import BaseClient

Row = dict[str, Any]
NOUNS = ("agents", "chats", "connections", "messages", "notifications", "sessions")
_BATCH = 25
_DESERIALIZER = TypeDeserializer()


@dataclass(frozen=True)
class Rows:
    """Every row of every table; numbers are ints, binaries bytes, absent attributes absent."""

    agents: list[Row]
    chats: list[Row]
    connections: list[Row]
    messages: list[Row]
    notifications: list[Row]
    sessions: list[Row]


def read_rows(client: BaseClient, prefix: str = "charla") -> Rows:
    """All rows there are."""
    return rows_of(lambda noun: _items(client, f"{prefix}-{noun}"))


def rows_of(items: Callable[[str], Iterable[dict[str, Any]]]) -> Rows:
    """Rows from what `items` gives for each noun: items as DynamoDB writes them, `{"S": …}`."""
    return Rows(*([_plain(item) for item in items(noun)] for noun in NOUNS))


def empty(client: BaseClient, prefix: str = "charla") -> None:
    """Leave the tables, and nothing in them."""
    for name in (f"{prefix}-{noun}" for noun in NOUNS):
        keys = [each["AttributeName"] for each in client.describe_table(TableName=name)["Table"]["KeySchema"]]
        found = [{key: item[key] for key in keys} for item in _items(client, name)]
        for start in range(0, len(found), _BATCH):
            deletes = [{"DeleteRequest": {"Key": key}} for key in found[start : start + _BATCH]]
            client.batch_write_item(RequestItems={name: deletes})


def _items(client: BaseClient, table: str) -> Iterator[dict[str, Any]]:
    for page in client.get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        yield from page["Items"]


def _plain(item: dict[str, Any]) -> Row:
    return {name: _value(_DESERIALIZER.deserialize(value)) for name, value in item.items()}


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, Binary):
        return bytes(value)
    if isinstance(value, list):
        return [_value(each) for each in value]
    return value
