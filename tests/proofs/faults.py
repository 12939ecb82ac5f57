"""Faults: the process dies, an answer is lost, a write arrives late, another writer is first."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from tests.proofs.injection import DynamoDbCall, Send


class ProcessDied(BaseException):
    """Nothing of the app can catch this: the process is gone."""


@dataclass
class Die:
    """The process dies at its `at`-th call (from 0): before it reaches storage, or `after` it."""

    at: int
    after: bool
    made: int = 0

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        self.made += 1
        if self.made <= self.at:
            return send()
        if self.after:
            send()
        raise ProcessDied


@dataclass
class LoseAnswer:
    """The `at`-th call (from 0) that is one of `which` is stored, and its answer never comes.

    Before the caller can find out, `meanwhile` happens.
    """

    at: int
    which: Callable[[DynamoDbCall], bool] = lambda call: call.writes
    meanwhile: Callable[[DynamoDbCall], object] = lambda call: None
    made: int = 0

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        answer = send()
        if self.which(call):
            self.made += 1
            if self.made == self.at + 1:
                self.meanwhile(call)
                raise ReadTimeoutError(endpoint_url="https://dynamodb.test")
        return answer


@dataclass
class ArriveLate:
    """The first write is given up, and reaches storage after all, just before the `at`-th call after it."""

    at: int
    late: Send | None = None
    made: int = -1

    @property
    def arrived(self) -> bool:
        """Whether there were as many calls."""
        return self.made >= self.at

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        if self.late is None and not call.writes:
            return send()
        self.made += 1
        if self.late is None:
            self.late = send
            raise ReadTimeoutError(endpoint_url="https://dynamodb.test")
        if self.made == self.at:
            with suppress(ClientError):  # too late for what it was to change
                self.late()
        return send()


@dataclass
class ConflictFirst:
    """Every write's first try meets another writer's transaction."""

    conflicts: int = 0
    refused: bool = False

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        if call.writes:
            self.refused = not self.refused
            if self.refused:
                self.conflicts += 1
                raise conflict(call)
        return send()


def conflict_always(call: DynamoDbCall, send: Send) -> dict[str, Any]:
    """Every write meets another writer's transaction, for ever."""
    if call.writes:
        raise conflict(call)
    return send()


def conflict(call: DynamoDbCall) -> ClientError:
    """What DynamoDB says when another transaction holds one of the items."""
    if call.operation != "TransactWriteItems":
        error = {"Code": "TransactionConflictException", "Message": "Transaction is ongoing for the item"}
        return ClientError({"Error": error}, call.operation)
    others = len(call.parameters["TransactItems"]) - 1
    reasons = [{"Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"}]
    reasons += [{"Code": "None"}] * others
    error = {"Code": "TransactionCanceledException", "Message": "Transaction cancelled"}
    return ClientError({"Error": error, "CancellationReasons": reasons}, call.operation)
