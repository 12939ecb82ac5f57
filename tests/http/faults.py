"""Faults of the store, put before the real one in memory."""

import json
from collections.abc import Callable
from typing import Any

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.client import BaseClient
from moto.core.botocore_stubber import MockRawResponse

from chalicelib import wiring
from chalicelib.config import Settings
from devserver import memory
from tests.clock import FakeClock

DETAIL = "arn:aws:dynamodb:secret-detail"
_CONFLICT = json.dumps(
    {
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "Message": "Transaction cancelled: [TransactionConflict]",
        "CancellationReasons": [{"Code": "TransactionConflict", "Message": DETAIL}],
    }
)


def fail(request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
    """What nobody foresaw."""
    raise RuntimeError(DETAIL)


def conflict(request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
    """Somebody else always writes at the same time."""
    target = request.headers["X-Amz-Target"]
    if b"TransactWriteItems" not in (target if isinstance(target, bytes) else target.encode()):
        return None
    headers = {"Content-Type": "application/x-amz-json-1.0"}
    return AWSResponse(request.url, 400, headers, MockRawResponse(_CONFLICT))


def strike(fault: Callable[..., AWSResponse | None], settings: Settings, clock: FakeClock) -> None:
    """From now on every request to the store meets `fault` first."""

    def connect(settings: Settings) -> BaseClient:
        client = memory.memory_client(settings)
        client.meta.events.register_first("before-send", fault)
        return client

    wiring.configure(settings=settings, client=connect, clock=clock)
