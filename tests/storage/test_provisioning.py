"""Tables are made where they are missing, and nothing else."""

import pytest
from pynamodb.connection import Connection

from chalicelib.storage import client, database, provisioning
from tests.tables import NOUNS

OTHER = "provisioned"


@pytest.fixture
def names(connection: Connection, any_client: client.Client) -> list[str]:
    """The names under a prefix that has no tables; they are gone afterwards."""
    database.bind(any_client, OTHER)
    return [f"{OTHER}-{noun}" for noun in NOUNS]


def test_what_is_missing_is_made_and_nothing_twice(any_client: client.Client, names: list[str]) -> None:
    try:
        assert sorted(provisioning.create_tables()) == names
        assert provisioning.create_tables() == []
        any_client.delete_table(TableName=names[1])
        assert provisioning.create_tables() == [names[1]]
        _check_tables(any_client, names)
    finally:
        for name in names:
            any_client.delete_table(TableName=name)


def _check_tables(any_client: client.Client, names: list[str]) -> None:
    for name in names:
        table = any_client.describe_table(TableName=name)["Table"]
        assert table["TableStatus"] == "ACTIVE"
        assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
        lives = any_client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        if name in (f"{OTHER}-sessions", f"{OTHER}-connections"):
            assert (lives["TimeToLiveStatus"], lives["AttributeName"]) == ("ENABLED", "expires_at")
        else:
            assert lives["TimeToLiveStatus"] == "DISABLED"
