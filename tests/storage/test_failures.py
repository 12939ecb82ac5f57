"""Which failures mean "try again", and what an incomplete answer means."""

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from botocore.exceptions import ParamValidationError as WrongParameters
from pynamodb.exceptions import CancellationReason, VerboseClientError

from chalicelib.config import Settings
from chalicelib.domain.errors import TryAgain
from chalicelib.storage import schema
from chalicelib.storage.dynamodb import may_try_again
from chalicelib.storage.schema import EventRow
from chalicelib.storage.transactions import get_many
from tests.http import storage
from tests.proofs.injection import DynamoDbCall, InjectedClient, Send

URL = "https://dynamodb.test"


def _error(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, "PutItem")


def _cancelled(*codes: str | None) -> VerboseClientError:
    reasons = (CancellationReason(code=code) if code else None for code in codes)
    error = {"Error": {"Code": "TransactionCanceledException"}}
    return VerboseClientError(error, "TransactWriteItems", {}, cancellation_reasons=reasons)


@pytest.mark.parametrize(
    "error",
    [
        _error("ThrottlingException"),
        _error("ProvisionedThroughputExceededException"),
        _error("TransactionConflictException"),
        _error("InternalServerError"),
        _error("ServiceUnavailable"),
        _cancelled(None, "TransactionConflict"),
        _cancelled("ThrottlingError", None),
        ReadTimeoutError(endpoint_url=URL),
        ConnectTimeoutError(endpoint_url=URL),
        EndpointConnectionError(endpoint_url=URL),
    ],
    ids=str,
)
def test_another_try_may_mend_it(error: Exception) -> None:
    assert may_try_again(error)


@pytest.mark.parametrize(
    "error",
    [
        _error("ValidationException"),
        _error("ResourceNotFoundException"),
        _error("AccessDeniedException"),
        _cancelled("ConditionalCheckFailed", None),
        _cancelled("TransactionConflict", "ConditionalCheckFailed"),
        _cancelled("ValidationError"),
        WrongParameters(report="wrong"),
    ],
    ids=str,
)
def test_no_other_try_mends_it(error: Exception) -> None:
    assert not may_try_again(error)


class Forgetful:
    """Answers a batch without its last key, the first `times` times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.asked: list[int] = []

    def __call__(self, call: DynamoDbCall, send: Send) -> dict[str, object]:
        (table, wanted) = next(iter(call.parameters["RequestItems"].items()))
        self.asked.append(len(wanted["Keys"]))
        assert wanted["ConsistentRead"]
        answer = send()
        if len(self.asked) <= self.times:
            left = {**wanted, "Keys": wanted["Keys"][-1:]}
            answer["UnprocessedKeys"] = {table: left}
        return answer


@pytest.mark.parametrize("times", [0, 1, 2])
def test_what_a_batch_leaves_out_is_asked_for_again(times: int) -> None:
    client, fault = InjectedClient(storage.client(Settings())), Forgetful(times)
    connection = schema.bind(client, "charla")
    storage.empty()
    with client.injected(fault):
        get_many(connection, [(EventRow, "chat", seq) for seq in (1, 2, 3)])
    assert fault.asked == [3, 1, 1][: times + 1]


def test_what_stays_left_out_is_tried_again_later() -> None:
    client, fault = InjectedClient(storage.client(Settings())), Forgetful(3)
    connection = schema.bind(client, "charla")
    storage.empty()
    with client.injected(fault), pytest.raises(TryAgain):
        get_many(connection, [(EventRow, "chat", 1)])
