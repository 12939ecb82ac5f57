"""Which failures of DynamoDB and the network mean "try again"; others are our own mistakes."""

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NetworkError
from pynamodb.exceptions import VerboseClientError

_BUSY = frozenset(
    {
        "TransactionConflict", "TransactionConflictException", "TransactionInProgressException",
        "ThrottlingError", "ThrottlingException", "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "InternalServerError",
        "InternalFailure", "ServiceUnavailable", "ServiceUnavailableException", "500", "503",
    }
)  # fmt: skip


def may_try_again(error: BotoCoreError | ClientError) -> bool:
    """Whether another writer was there, storage was busy, or its answer was lost on the way."""
    if isinstance(error, ClientError):
        return bool(_codes(error) & _BUSY) and "ConditionalCheckFailed" not in _codes(error)
    return isinstance(error, HTTPClientError | NetworkError)


def _codes(error: ClientError) -> set[str]:
    codes = {error.response.get("Error", {}).get("Code", "")}
    if isinstance(error, VerboseClientError):
        codes.update(reason.code for reason in error.cancellation_reasons if reason)
    return codes
