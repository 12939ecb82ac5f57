"""Makes moto's transactions cost what they change, not what the table holds.

To be able to roll back, moto copies the whole table deeply for each item of a transaction: with a
few hundred chats one message takes a second. Here rows are shared between table and copy, and an
update replaces its row by a copy before it changes it.
"""

import copy
from collections import defaultdict
from typing import Any

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

_update_item = DynamoDBBackend.update_item


def share_rows() -> None:
    """Takes effect for every moto table of this process. Calling it twice changes nothing."""
    Table.__deepcopy__ = _copy_sharing_rows  # type: ignore[attr-defined]
    DynamoDBBackend.update_item = _update_a_copy  # type: ignore[method-assign, assignment]


def _copy_sharing_rows(table: Table, memo: dict[int, Any]) -> Table:
    copied = copy.copy(table)
    copied.items = defaultdict(dict)
    for key, found in table.items.items():
        copied.items[key] = dict(found) if table.has_range_key else found
    return copied


def _update_a_copy(
    backend: DynamoDBBackend, table_name: str, key: dict[str, Any], *given: Any, **named: Any
) -> Any:
    table = backend.get_table(table_name)
    hash_value, range_value = backend.get_keys_value(table, key)
    row: Any = table.get_item(hash_value, range_value)
    if row is not None and range_value is not None:
        table.items[hash_value][range_value] = copy.deepcopy(row)
    elif row is not None:
        table.items[hash_value] = copy.deepcopy(row)
    return _update_item(backend, table_name, key, *given, **named)
