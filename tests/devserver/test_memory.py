"""The DynamoDB in memory: offline, safe for threads, and rolled back as a whole."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.config import Settings
from devserver import memory

KEYS = {"plain": ["id"], "ranged": ["id", "part"]}


@pytest.fixture
def client() -> Iterator[BaseClient]:
    memory.reset()
    yield memory.memory_client(Settings())
    memory.reset()


@pytest.fixture(params=KEYS)
def table(client: BaseClient, request: pytest.FixtureRequest) -> str:
    names = KEYS[request.param]
    client.create_table(
        TableName=request.param,
        KeySchema=[
            {"AttributeName": name, "KeyType": kind}
            for name, kind in zip(names, ("HASH", "RANGE"), strict=False)
        ],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
        BillingMode="PAY_PER_REQUEST",
    )
    return str(request.param)


def key(table: str, value: str) -> dict[str, Any]:
    return {name: {"S": value} for name in KEYS[table]}


def add_one(table: str, value: str) -> dict[str, Any]:
    return {
        "TableName": table,
        "Key": key(table, value),
        "UpdateExpression": "ADD n :one",
        "ExpressionAttributeValues": {":one": {"N": "1"}},
    }


def rows(client: BaseClient, table: str) -> dict[str, int]:
    found = client.scan(TableName=table, ConsistentRead=True)["Items"]
    return {row["id"]["S"]: int(row["n"]["N"]) for row in found}


def test_threads_lose_no_write(client: BaseClient, table: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: client.update_item(**add_one(table, "a")), range(200)))
    assert rows(client, table) == {"a": 200}


def test_a_cancelled_transaction_leaves_every_row_as_it_was(client: BaseClient, table: str) -> None:
    client.update_item(**add_one(table, "a"))
    never = {"ConditionExpression": "attribute_exists(id)"}
    with pytest.raises(client.exceptions.TransactionCanceledException):
        client.transact_write_items(
            TransactItems=[
                {"Update": add_one(table, "a")},
                {"Update": add_one(table, "new")},
                {"Delete": {"TableName": table, "Key": key(table, "missing"), **never}},
            ]
        )
    assert rows(client, table) == {"a": 1}


def test_a_transaction_changes_all_its_rows(client: BaseClient, table: str) -> None:
    client.update_item(**add_one(table, "a"))
    client.update_item(**add_one(table, "gone"))
    client.transact_write_items(
        TransactItems=[
            {"Update": add_one(table, "a")},
            {"Put": {"TableName": table, "Item": key(table, "put") | {"n": {"N": "7"}}}},
            {"Delete": {"TableName": table, "Key": key(table, "gone")}},
        ]
    )
    assert rows(client, table) == {"a": 2, "put": 7}


def test_a_request_that_moto_does_not_know_goes_nowhere(client: BaseClient) -> None:
    client.meta.events.register_first("request-created", _leave_the_known)
    with pytest.raises(memory.UnansweredRequestError):
        client.list_tables()


def _leave_the_known(request: Any, **_: object) -> None:
    request.url = "http://127.0.0.1:1/"


def test_exported_settings_of_aws_have_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_PROFILE": "no-such-profile",
        "AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:1",
        "AWS_USE_FIPS_ENDPOINT": "true",
    }.items():
        monkeypatch.setenv(name, value)
    client = memory.memory_client(Settings())
    seen = []
    client.meta.events.register_first("before-send", lambda request, **_: seen.append(request))
    monkeypatch.delenv("AWS_PROFILE")  # moto itself asks for it, to list regions
    client.list_tables()
    (request,) = seen
    assert request.url == "https://dynamodb.us-east-1.amazonaws.com/"
    assert "AKIA" not in str(request.headers["Authorization"])


def test_reset_leaves_no_table(client: BaseClient, table: str) -> None:
    assert client.list_tables()["TableNames"] == [table]
    memory.reset()
    assert client.list_tables()["TableNames"] == []
