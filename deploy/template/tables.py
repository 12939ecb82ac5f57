"""The tables, from the same declarations that create them everywhere else."""

from typing import Any

from pynamodb.attributes import Attribute, TTLAttribute
from pynamodb.models import Model

from chalicelib.storage.schema import TABLES
from deploy.stages import Stage

# What people wrote, and who may answer them; the rest is made anew or dies by itself.
KEPT = ("agents", "chats", "messages")


def logical_id(noun: str) -> str:
    """`chats` is the resource `ChatsTable`."""
    return f"{noun.title()}Table"


def resources(stage: Stage) -> dict[str, Any]:
    """One AWS::DynamoDB::Table for each table of storage."""
    return {logical_id(noun): _table(noun, row, stage) for noun, row in TABLES.items()}


def _table(noun: str, row: type[Model], stage: Stage) -> dict[str, Any]:
    kept = stage.keeps_data and noun in KEPT
    policy = "Retain" if kept else "Delete"
    return {
        "Type": "AWS::DynamoDB::Table",
        "DeletionPolicy": policy,
        "UpdateReplacePolicy": policy,
        "Properties": {
            "TableName": f"{stage.table_prefix}-{noun}",
            "BillingMode": "PAY_PER_REQUEST",
            **_schema(row),
            **_ttl(row),
            "SSESpecification": {"SSEEnabled": True},
            "DeletionProtectionEnabled": kept,
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": kept},
        },
    }


def _schema(row: type[Model]) -> dict[str, Any]:
    schema: Any = row._get_schema()
    found: dict[str, Any] = {
        "AttributeDefinitions": schema["attribute_definitions"],
        "KeySchema": _hash_first(schema["key_schema"]),
    }
    if schema["global_secondary_indexes"]:
        found["GlobalSecondaryIndexes"] = [
            {
                "IndexName": index["index_name"],
                "KeySchema": _hash_first(index["key_schema"]),
                "Projection": index["projection"],
            }
            for index in schema["global_secondary_indexes"]
        ]
    return found


def _hash_first(keys: list[dict[str, str]]) -> list[dict[str, str]]:
    # DynamoDB refuses another order; PynamoDB gives them by name, and sorts when it creates.
    return sorted(keys, key=lambda key: key["KeyType"])


def _ttl(row: type[Model]) -> dict[str, Any]:
    kinds: dict[str, Attribute[Any]] = row.get_attributes()
    for attribute in kinds.values():
        if isinstance(attribute, TTLAttribute):
            return {"TimeToLiveSpecification": {"AttributeName": attribute.attr_name, "Enabled": True}}
    return {}
