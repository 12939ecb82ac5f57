"""Several rows at once: written by one TransactWriteItems, or read by one BatchGetItem."""

from collections.abc import Sequence
from typing import Any

from pynamodb.connection import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.domain.errors import TryAgain


class ConditionsFailed(Exception):
    """The transaction stored nothing; `labels` are the writes whose conditions did not hold."""

    def __init__(self, labels: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(labels)))
        self.labels = labels


class Transaction:
    """Puts and updates, each with a label that says which one failed. At most 100."""

    def __init__(self, connection: Connection) -> None:
        self._write = TransactWrite(connection=connection)
        self._puts: list[str] = []
        self._updates: list[str] = []

    def put(self, row: Model, condition: Condition | None = None, label: str = "") -> None:
        self._write.save(row, condition=condition)
        self._puts.append(label)

    def update(
        self,
        row: Model,
        actions: Sequence[Action],
        condition: Condition | None = None,
        label: str = "",
    ) -> None:
        self._write.update(row, actions=list(actions), condition=condition)
        self._updates.append(label)

    def commit(self) -> None:
        """Raises ConditionsFailed, or TryAgain where only a new try can tell."""
        try:
            with self._write:
                pass
        except TransactWriteError as error:
            labels = self._puts + self._updates  # the order in which PynamoDB sends them
            failed = frozenset(
                label
                for label, reason in zip(labels, error.cancellation_reasons, strict=False)
                if reason and reason.code == "ConditionalCheckFailed"
            )
            if not failed:
                raise
            raise ConditionsFailed(failed) from error


Key = tuple[type[Model], str, str | int | None]
MAX_KEYS = 100


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
    for model, hash_key, range_key in dict.fromkeys(keys[:MAX_KEYS]):
        table = wanted.setdefault(
            model.Meta.table_name,
            {"Keys": [], "ConsistentRead": True},
        )
        table["Keys"].append(model(hash_key, range_key).serialize(null_check=False))
    return wanted
