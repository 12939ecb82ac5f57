"""Failures of DynamoDB as they look from outside, and what to tell a person."""

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from chalicelib.domain.errors import CharlaError, TryAgain

FAILURES = (CharlaError, TryAgain, BotoCoreError, ClientError, PynamoDBException)


def reason(failure: BaseException) -> str:
    """The innermost cause, in one line."""
    while failure.__cause__ is not None:
        failure = failure.__cause__
    return " ".join(str(failure).split()) or type(failure).__name__
