"""Counters of calls in windows of time: counted atomically, never beyond the limit."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.connection import Connection

from chalicelib.domain.limits import Window
from chalicelib.domain.outcomes import WindowFull
from chalicelib.storage.tables.sessions import SessionRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction


def count_in(transaction: Transaction, window: Window) -> None:
    """One call more; fails, with the window's key as the label, at its limit."""
    ends_at = datetime.fromtimestamp(window.ends_at, UTC)
    transaction.update(
        SessionRow(window.key),
        [SessionRow.calls.add(1), SessionRow.expires_at.set(ends_at)],
        SessionRow.calls.does_not_exist() | (SessionRow.calls < window.limit),
        label=window.key,
    )


class WindowStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, windows: Sequence[Window]) -> None:
        """One call more in each, or in none. Raises WindowFull, TryAgain."""
        transaction = Transaction(self._connection)
        for window in windows:
            count_in(transaction, window)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise WindowFull(min(failed.labels)) from failed

    def give_back(self, windows: Sequence[Window]) -> None:
        """One call less in each. Raises TryAgain."""
        transaction = Transaction(self._connection)
        for window in windows:
            transaction.update(SessionRow(window.key), [SessionRow.calls.add(-1)])
        transaction.commit()
