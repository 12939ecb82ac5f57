"""Faults of the store, put before the real one in memory."""

from collections.abc import Callable
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.model import OperationModel

from chalicelib import wiring
from chalicelib.config import Settings
from devserver import memory
from tests.clock import FakeClock

Fault = Callable[..., tuple[AWSResponse, dict[str, Any]] | None]
DETAIL = "arn:aws:dynamodb:secret-detail"
_CANCELLED = {
    "Error": {
        "Code": "TransactionCanceledException",
        "Message": "Transaction cancelled, reasons: [TransactionConflict]",
    },
    "CancellationReasons": [{"Code": "TransactionConflict", "Message": DETAIL}],
}


def none(model: OperationModel, **_: Any) -> None:
    """All is well."""


def unforeseen(model: OperationModel, **_: Any) -> None:
    """What nobody thought of."""
    raise RuntimeError(DETAIL)


def conflict(model: OperationModel, **_: Any) -> tuple[AWSResponse, dict[str, Any]] | None:
    """Somebody else writes at the same time, always."""
    if model.name != "TransactWriteItems":
        return None
    return AWSResponse("", 400, {}, None), _CANCELLED


def strike(fault: Fault, settings: Settings, clock: FakeClock) -> None:
    """From now on every call of the store meets `fault` first."""

    def connect(settings: Settings) -> BaseClient:
        client = memory.memory_client(settings)
        client.meta.events.register("before-call", fault)
        return client

    wiring.configure(settings=settings, client=connect, clock=clock)
