"""Several items of several tables in one strongly consistent BatchGetItem."""

from collections.abc import Sequence
from typing import Any

from pynamodb.connection import Connection
from pynamodb.models import Model

from chalicelib.domain.errors import TryAgain

Key = tuple[type[Model], str, str | int | None]
MOST_KEYS = 100


def get_many(connection: Connection, keys: Sequence[Key]) -> list[Model]:
    """The rows that exist, in no order; at most 100 keys.

    What DynamoDB leaves out of an answer is asked for again; after three rounds, TryAgain.
    """
    models = {key[0].Meta.table_name: key[0] for key in keys}
    wanted = _wanted(keys)
    rows: list[Model] = []
    for _ in range(3):
        answer = connection.dispatch("BatchGetItem", {"RequestItems": wanted})
        for table, items in answer["Responses"].items():
            rows += [models[table].from_raw_data(item) for item in items]
        wanted = answer.get("UnprocessedKeys") or {}
        if not wanted:
            return rows
    raise TryAgain


def _wanted(keys: Sequence[Key]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for model, hash_key, range_key in dict.fromkeys(keys[:MOST_KEYS]):
        table = wanted.setdefault(
            model.Meta.table_name,
            {"Keys": [], "ConsistentRead": True},
        )
        table["Keys"].append(model(hash_key, range_key).serialize(null_check=False))
    return wanted
