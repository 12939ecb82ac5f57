"""Rate limits: counters of calls in windows of time, counted atomically and never beyond the limit."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.connection import Connection

from chalicelib.domain.rate_limits import RateLimit, RateLimitReached
from chalicelib.storage.schema import SessionRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction


def hit_in(transaction: Transaction, rate_limit: RateLimit) -> None:
    """One call more; fails, with its key as the label, at its limit."""
    ends_at = datetime.fromtimestamp(rate_limit.ends_at, UTC)
    transaction.update(
        SessionRow(rate_limit.key),
        [SessionRow.calls.add(1), SessionRow.expires_at.set(ends_at)],
        SessionRow.calls.does_not_exist() | (SessionRow.calls < rate_limit.limit),
        label=rate_limit.key,
    )


class RateLimitStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hit(self, rate_limits: Sequence[RateLimit]) -> None:
        """One call more in each, or in none. Raises RateLimitReached, TryAgain."""
        transaction = Transaction(self._connection)
        for rate_limit in rate_limits:
            hit_in(transaction, rate_limit)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise RateLimitReached(min(failed.labels)) from failed

    def refund(self, rate_limits: Sequence[RateLimit]) -> None:
        """One call less in each. Raises TryAgain."""
        transaction = Transaction(self._connection)
        for rate_limit in rate_limits:
            transaction.update(SessionRow(rate_limit.key), [SessionRow.calls.add(-1)])
        transaction.commit()
