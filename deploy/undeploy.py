"""`make undeploy`: says what a removal would lose, asks, and removes the stack.

Settings: STAGE, CONFIRM, and AWS's own.
"""

import json
import os
import sys
from dataclasses import dataclass
from typing import Any

from deploy import cloudformation, stages
from deploy.cloud import AwsCli, Cloud, listed
from deploy.errors import CloudError, DeployError
from deploy.stages import Stage


@dataclass(frozen=True, slots=True)
class Loss:
    """The effects of a removal. Tables by name, with about how many rows (DynamoDB counts rarely)."""

    api: str
    lost: dict[str, int]
    kept: dict[str, int]
    others: int


def loss(cloud: Cloud, stage: Stage) -> Loss | None:
    """The effects of removing the stage's stack, by the template that was deployed; None: no stack."""
    stack = cloudformation.find(cloud, stage.stack)
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
    """Removes the stack and waits for it. Raises DeployError."""
    before = cloudformation.find(cloud, stage.stack)
    if before is None:
        return
    if str(before["StackStatus"]).endswith("_IN_PROGRESS"):
        cloudformation.refuse_if_stuck(before, stage)
    for bucket in _buckets(cloud, stage):
        _empty(cloud, bucket)
    # By its id: under its name a removed stack is not found any more, nor are its events.
    stack, token = str(before["StackId"]), cloudformation.operation_token("undeploy")
    cloud.call("cloudformation", "DeleteStack", {"StackName": stack, "ClientRequestToken": token})
    after = cloudformation.settled(cloud, stack, token)
    if after and after["StackStatus"] != "DELETE_COMPLETE":
        reason = cloudformation.first_failure(cloud, stack, token)
        raise DeployError(f"The stack {stage.stack} was not removed ({after['StackStatus']}): {reason}")


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


def main() -> int:
    """An exit code."""
    try:
        stage = stages.load(os.environ.get("STAGE") or "dev")
        cloud = AwsCli()
        account = str(cloud.call("sts", "GetCallerIdentity", {})["Account"])
        found = loss(cloud, stage)
        if found is None:
            print(
                f"There is no stack {stage.stack} in {cloud.region} (account {account}): nothing to remove."
            )
            return 0
        print(_says(found, stage, f"{cloud.region} (account {account})"), flush=True)
        _ask(stage)
        print(f"Removing the stack {stage.stack}", flush=True)
        remove(cloud, stage)
    except DeployError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nInterrupted. {cloudformation.GOES_ON}", file=sys.stderr)
        return 130
    print(f"Removed. The packages stay in the bucket charla-{account}-{cloud.region}.")
    return 0


def _says(found: Loss, stage: Stage, where: str) -> str:
    lines = [f"make undeploy removes the stack {stage.stack} in {where}:"]
    if found.api:
        lines.append(f"  gone     {found.api}/api/, and what calls it")
    lines += [f"  lost     table {table}, about {rows} rows" for table, rows in found.lost.items()]
    lines += [
        f"  stays    table {table}, about {rows} rows; the next deployment takes it over"
        for table, rows in found.kept.items()
    ]
    lines.append(f"  gone     {found.others} other resources: functions, logs, alarms, the gateway")
    return "\n".join(lines)


def _ask(stage: Stage) -> None:
    confirmed = os.environ.get("CONFIRM", "")
    if not confirmed and sys.stdin.isatty():
        print(f"Type {stage.name} to remove it: ", end="", flush=True)
        confirmed = sys.stdin.readline().strip()
    if confirmed != stage.name:
        raise DeployError(
            f"Nothing was removed. To confirm without being asked: "
            f"make undeploy STAGE={stage.name} CONFIRM={stage.name}"
        )


if __name__ == "__main__":
    sys.exit(main())
