"""One store in memory for all tests of a run: emptied for each, or put back as it once was."""

import pickle
from functools import cache
from itertools import count
from typing import Any

from botocore.client import BaseClient
from moto.backends import get_backend
from moto.dynamodb.models.table import Table

from chalicelib import wiring
from chalicelib.config import Settings
from devserver import memory
from tests.http import attribute_values

_calls = count(1)
_latest_call = 0


def client(settings: Settings) -> BaseClient:
    """The client of the store."""
    return _client_in(settings.aws_region)


@cache
def _client_in(region: str) -> BaseClient:
    # Making one takes longer than most tests.
    attribute_values.take_as_spelled()
    made = memory.memory_client(Settings(aws_region=region))
    made.meta.events.register("before-call", _count_call)
    return made


def _count_call(**_: Any) -> None:
    global _latest_call  # noqa: PLW0603  # one store, one count
    _latest_call = next(_calls)


def latest_call() -> int:
    """The number of the store's latest call: the same again means that nothing was written."""
    return _latest_call


def empty() -> None:
    """Leave the tables that wiring is configured for, and nothing in them."""
    tables = _tables()
    if not tables:
        wiring.create_tables()
    # Making tables anew takes a hundred times as long as emptying them.
    for table in tables:
        table.items.clear()


def snapshot() -> bytes:
    """What stands in the tables now."""
    return pickle.dumps({table.name: table.items for table in _tables()})


def put_back(kept: bytes) -> None:
    """Make the tables hold what they held at the `snapshot` that gave `kept`."""
    items = pickle.loads(kept)  # noqa: S301  # our own
    for table in _tables():
        table.items = items[table.name]


def items(name: str) -> list[dict[str, Any]]:
    """The items of a table as DynamoDB writes them; by its API that takes 50 ms."""
    table = next(table for table in _tables() if table.name == name)
    return [item.to_json()["Attributes"] for item in table.all_items()]


def _tables() -> list[Table]:
    # By name: other tests of the same run may keep tables of their own in moto.
    prefix = f"{Settings().table_prefix}-"
    accounts = get_backend("dynamodb").values()
    return [
        table
        for backends in accounts
        for backend in backends.values()
        for table in backend.tables.values()
        if table.name.startswith(prefix)
    ]
