"""One TransactWriteItems: built step by step, committed at once or not at all."""

from collections.abc import Sequence

from pynamodb.connection import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite


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
