"""Removing a stage's stack: what would be lost, what stays, and the removal itself."""

import json
from dataclasses import dataclass
from typing import Any

from deploy import stacks
from deploy.cloud import Cloud, CloudError, listed
from deploy.errors import ToolError
from deploy.stages import Stage


@dataclass(frozen=True, slots=True)
class Loss:
    """What a removal means. Tables by name, with about how many rows (DynamoDB counts rarely)."""

    api: str
    lost: dict[str, int]
    kept: dict[str, int]
    others: int


def loss(cloud: Cloud, stage: Stage) -> Loss | None:
    """What removing the stage's stack would mean, by the template that was deployed; None: no stack."""
    stack = stacks.find(cloud, stage.stack)
    if stack is None:
        return None
    name = {"StackName": stage.stack}
    there = _there(cloud, stage)
    body = cloud.call("cloudformation", "GetTemplate", {**name, "TemplateStage": "Original"})["TemplateBody"]
    template = json.loads(body) if isinstance(body, str) else body
    tables = {each["PhysicalResourceId"]: _outlives(template, each) for each in there if _is_table(each)}
    counted = {table: _rows(cloud, table) for table in tables}
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
    return Loss(
        api=outputs.get("ApiAddress", ""),
        lost={table: rows for table, rows in counted.items() if not tables[table]},
        kept={table: rows for table, rows in counted.items() if tables[table]},
        others=len(there) - len(tables),
    )


def remove(cloud: Cloud, stage: Stage) -> None:
    """Removes the stack and waits for it. Raises ToolError."""
    before = stacks.find(cloud, stage.stack)
    if before and str(before["StackStatus"]).endswith("_IN_PROGRESS"):
        stacks.refuse_if_stuck(before, stage)
    for bucket in _buckets(cloud, stage) if before else []:
        _empty(cloud, bucket)
    cloud.call("cloudformation", "DeleteStack", {"StackName": stage.stack})
    after = stacks.settled(cloud, stage.stack)
    if after and after["StackStatus"] != "DELETE_COMPLETE":
        reason = stacks.first_failure(cloud, stage.stack)
        raise ToolError(f"The stack {stage.stack} was not removed ({after['StackStatus']}): {reason}")


def _there(cloud: Cloud, stage: Stage) -> list[dict[str, Any]]:
    name = {"StackName": stage.stack}
    made = listed(cloud, "cloudformation", "ListStackResources", name, "StackResourceSummaries")
    return [each for each in made if each["ResourceStatus"] != "DELETE_COMPLETE"]


def _buckets(cloud: Cloud, stage: Stage) -> list[str]:
    kept = [each for each in _there(cloud, stage) if each["ResourceType"] == "AWS::S3::Bucket"]
    return [each["PhysicalResourceId"] for each in kept if each.get("PhysicalResourceId")]


def _empty(cloud: Cloud, bucket: str) -> None:
    # CloudFormation removes no bucket that holds something.
    while found := cloud.call("s3", "ListObjectsV2", {"Bucket": bucket}).get("Contents"):
        doomed = [{"Key": each["Key"]} for each in found[:1000]]
        cloud.call("s3", "DeleteObjects", {"Bucket": bucket, "Delete": {"Objects": doomed}})


def _is_table(resource: dict[str, Any]) -> bool:
    return bool(resource["ResourceType"] == "AWS::DynamoDB::Table")


def _outlives(template: dict[str, Any], resource: dict[str, Any]) -> bool:
    declared = template["Resources"].get(resource["LogicalResourceId"], {})
    return bool(declared.get("DeletionPolicy") == "Retain")


def _rows(cloud: Cloud, table: str) -> int:
    try:
        return int(cloud.call("dynamodb", "DescribeTable", {"TableName": table})["Table"]["ItemCount"])
    except CloudError as error:
        if error.code != "ResourceNotFoundException":
            raise
        return 0
