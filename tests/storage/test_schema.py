"""Tables are made where they are missing, and nothing else."""

from collections.abc import Iterator

import pytest
from pynamodb.connection import Connection

from chalicelib.storage import dynamodb, schema
from tests.tables import NOUNS

OTHER = "provisioned"
_LATE = "needs-retry.dynamodb.CreateTable"


@pytest.fixture
def names(connection: Connection, any_client: dynamodb.Client) -> Iterator[list[str]]:
    """The names under a prefix that has no tables; they are gone afterwards."""
    schema.bind(any_client, OTHER)
    names = [f"{OTHER}-{noun}" for noun in NOUNS]
    yield names
    for name in names:
        any_client.delete_table(TableName=name)


def test_what_is_missing_is_made_and_nothing_twice(any_client: dynamodb.Client, names: list[str]) -> None:
    assert sorted(schema.create_tables()) == names
    assert schema.create_tables() == []
    any_client.delete_table(TableName=names[1])
    assert schema.create_tables() == [names[1]]
    _check_tables(any_client, names)


def test_answers_that_are_late_are_no_failures(any_client: dynamodb.Client, names: list[str]) -> None:
    """What botocore does where an answer takes too long: it asks once more."""

    def once_more(attempts: int, **_: object) -> int | None:
        return 0 if attempts == 1 else None

    any_client.meta.events.register_first(_LATE, once_more)
    try:
        assert sorted(schema.create_tables()) == names
    finally:
        any_client.meta.events.unregister(_LATE, once_more)
    _check_tables(any_client, names)


def _check_tables(any_client: dynamodb.Client, names: list[str]) -> None:
    for name in names:
        table = any_client.describe_table(TableName=name)["Table"]
        assert table["TableStatus"] == "ACTIVE"
        assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
        lives = any_client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        if name in (f"{OTHER}-sessions", f"{OTHER}-connections"):
            assert (lives["TimeToLiveStatus"], lives["AttributeName"]) == ("ENABLED", "expires_at")
        else:
            assert lives["TimeToLiveStatus"] == "DISABLED"
