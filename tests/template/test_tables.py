"""The deployed tables are the ones that storage makes, with the stage's care for what is in them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.storage import schema
from chalicelib.storage.schema import TABLES
from deploy import stages
from deploy.template.build import build
from deploy.template.tables import KEPT, logical_id
from devserver import memory
from tests.template.conftest import Template

PREFIX = "deployed"


@pytest.fixture(scope="module")
def template(sam: Template) -> Template:
    """The template of a stage like prod, with tables that no other test has."""
    return build(sam, replace(stages.load("prod"), table_prefix=PREFIX))


@pytest.fixture(scope="module")
def provisioned() -> Iterator[BaseClient]:
    """A client of tables of the same names that storage has made."""
    client = memory.memory_client(Settings())
    schema.bind(client, PREFIX)
    schema.create_tables()
    yield client
    for noun in TABLES:
        client.delete_table(TableName=f"{PREFIX}-{noun}")
    wiring.configure()


def properties(template: Template, noun: str) -> dict[str, Any]:
    found: dict[str, Any] = template["Resources"][logical_id(noun)]["Properties"]
    return found


def by_name(definitions: list[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    return {each[key]: each for each in definitions}


@pytest.mark.parametrize("noun", TABLES)
def test_a_table_is_what_provisioning_makes(template: Template, provisioned: BaseClient, noun: str) -> None:
    asked = properties(template, noun)
    made = provisioned.describe_table(TableName=f"{PREFIX}-{noun}")["Table"]
    assert asked["TableName"] == made["TableName"]
    assert asked["KeySchema"] == made["KeySchema"]
    assert asked["BillingMode"] == made["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert by_name(asked["AttributeDefinitions"], "AttributeName") == by_name(
        made["AttributeDefinitions"], "AttributeName"
    )
    indexes = by_name(made.get("GlobalSecondaryIndexes", []), "IndexName")
    assert by_name(asked.get("GlobalSecondaryIndexes", []), "IndexName") == {
        name: {key: index[key] for key in ("IndexName", "KeySchema", "Projection")}
        for name, index in indexes.items()
    }


@pytest.mark.parametrize("noun", TABLES)
def test_a_table_forgets_what_provisioning_lets_it_forget(
    template: Template, provisioned: BaseClient, noun: str
) -> None:
    lives = provisioned.describe_time_to_live(TableName=f"{PREFIX}-{noun}")["TimeToLiveDescription"]
    asked = properties(template, noun).get("TimeToLiveSpecification", {})
    assert asked.get("AttributeName") == lives.get("AttributeName")
    assert asked.get("Enabled", False) == (lives["TimeToLiveStatus"] == "ENABLED")


@pytest.mark.parametrize("noun", TABLES)
def test_what_people_wrote_outlives_the_stack(prod: Template, dev: Template, noun: str) -> None:
    kept = noun in KEPT
    for template, safe in ((prod, kept), (dev, False)):
        table, asked = template["Resources"][logical_id(noun)], properties(template, noun)
        assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == ("Retain" if safe else "Delete")
        assert asked["DeletionProtectionEnabled"] is safe
        assert asked["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": safe}
        assert asked["SSESpecification"] == {"SSEEnabled": True}


def test_what_people_wrote_is_in_three_tables() -> None:
    assert KEPT == ("agents", "chats", "messages")


def test_no_table_is_left_out(prod: Template) -> None:
    tables = [each for each in prod["Resources"].values() if each["Type"] == "AWS::DynamoDB::Table"]
    assert {each["Properties"]["TableName"] for each in tables} == {f"charla-prod-{noun}" for noun in TABLES}
