"""Stacks of CloudFormation: the state that allows a change, the change sets, the end of them."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from deploy.cloud import Cloud
from deploy.errors import CloudError, DeployError
from deploy.stages import Stage

PATIENCE_SECONDS = 1800.0
NOTHING_TO_CHANGE = ("didn't contain changes", "No updates are to be performed")
GOES_ON = "What CloudFormation has begun goes on by itself: the same command says how it stands."
# While it cleans up, an update is done: what it replaced is removed after everything new is in use.
_SUCCEEDED = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
# Stacks that only removing helps: what they were to make was never made whole.
_NEVER_MADE = ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED")


def find(cloud: Cloud, stack: str) -> dict[str, Any] | None:
    """The stack as DescribeStacks has it, or None if there is none."""
    try:
        found = cloud.call("cloudformation", "DescribeStacks", {"StackName": stack})["Stacks"]
    except CloudError as error:
        if error.code == "ValidationError" and "does not exist" in error.message:
            return None
        raise
    return dict(found[0])


def ready(cloud: Cloud, stage: Stage) -> dict[str, Any] | None:
    """The stage's stack, if there is one. Raises DeployError where nothing can be deployed now."""
    stack = find(cloud, stage.stack)
    if stack:
        refuse_if_stuck(stack, stage)
    return stack


def refuse_if_stuck(stack: Mapping[str, Any], stage: Stage) -> None:
    """Raises DeployError, saying what to do, if nothing can be deployed to `stack` now."""
    status, name = stack["StackStatus"], stage.stack
    if status in _NEVER_MADE:
        raise DeployError(
            f"The stack {name} is in {status} and takes no update. "
            f"Remove it with make undeploy STAGE={stage.name}, then deploy again."
        )
    if status == "UPDATE_ROLLBACK_FAILED":
        raise DeployError(
            f"The stack {name} is in {status}. Run: "
            f"aws cloudformation continue-update-rollback --stack-name {name}"
        )
    if status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
        raise DeployError(f"The stack {name} is in {status}: wait until that has ended, then try again.")


def operation_token(verb: str) -> str:
    """A new ClientRequestToken: AWS writes it beside every event of the operation that is given it."""
    return f"{verb}-{time.time_ns()}"


def change(cloud: Cloud, stack: str, asked: Mapping[str, Any], *, create: bool) -> bool:
    """Makes `stack` what `asked` (parameters of CreateChangeSet) says. Whether anything changed.

    Raises DeployError with the first reason that AWS gives for a failure.
    """
    token = operation_token("deploy")
    name = {"StackName": stack, "ChangeSetName": token}
    kind = "CREATE" if create else "UPDATE"
    cloud.call("cloudformation", "CreateChangeSet", {**name, "ChangeSetType": kind, **asked})
    made = _until(
        cloud,
        lambda: cloud.call("cloudformation", "DescribeChangeSet", name),
        lambda answer: str(answer["Status"]),
    )
    if made["Status"] == "FAILED":
        reason = made.get("StatusReason", "no reason given")
        cloud.call("cloudformation", "DeleteChangeSet", name)
        if any(words in reason for words in NOTHING_TO_CHANGE):
            return False
        raise DeployError(f"CloudFormation refuses the change: {' '.join(reason.split())}")
    cloud.call("cloudformation", "ExecuteChangeSet", {**name, "ClientRequestToken": token})
    after = settled(cloud, stack, token)
    status = after["StackStatus"] if after else "gone"
    if status not in _SUCCEEDED:
        raise DeployError(f"The deployment failed ({status}): {first_failure(cloud, stack, token)}")
    return True


def settled(cloud: Cloud, stack: str, token: str) -> dict[str, Any] | None:
    """The stack once the operation of `token` has ended, cleaning up aside; None if it is gone."""
    # For a moment the stack may still be described as it was before the operation.
    _until(cloud, lambda: _events(cloud, stack, token), lambda began: "" if began else "NOT_BEGUN_PENDING")
    after: dict[str, Any] | None = _until(
        cloud,
        lambda: find(cloud, stack),
        lambda found: str(found["StackStatus"]).replace("_CLEANUP_IN_PROGRESS", "") if found else "gone",
    )
    return after


def _until(
    cloud: Cloud, ask: Callable[[], Any], status: Callable[[Any], str], patience: float = PATIENCE_SECONDS
) -> Any:
    deadline = time.monotonic() + patience
    while True:
        answer = ask()
        if not status(answer).endswith(("_IN_PROGRESS", "_PENDING")):
            return answer
        if time.monotonic() > deadline:
            raise DeployError(
                f"CloudFormation is still at {status(answer)} after {patience / 60:.0f} minutes."
            )
        # AWS tells nobody when it is done: it has to be asked.
        time.sleep(cloud.poll_seconds)


def first_failure(cloud: Cloud, stack: str, token: str) -> str:
    """The first reason that the events of the operation of `token` give for its failure."""
    told = [event for event in _events(cloud, stack, token) if event.get("ResourceStatusReason")]
    failed = [
        event
        for event in told
        if event["ResourceStatus"].endswith("_FAILED") and "cancelled" not in event["ResourceStatusReason"]
    ]
    rolled_back = [event for event in told if event["ResourceStatus"].endswith("ROLLBACK_IN_PROGRESS")]
    for event in [*failed[-1:], *rolled_back[:1]]:
        return f"{event['LogicalResourceId']}: {' '.join(event['ResourceStatusReason'].split())}"
    return "see the stack's events in the console."


def _events(cloud: Cloud, stack: str, token: str) -> list[dict[str, Any]]:
    """The events of the operation of `token`, newest first; no page of earlier operations is read."""
    found: list[dict[str, Any]] = []
    asked = {"StackName": stack}
    while True:
        answer = cloud.call("cloudformation", "DescribeStackEvents", asked)
        page = answer["StackEvents"]
        found += [event for event in page if event.get("ClientRequestToken") == token]
        earlier = bool(found and page) and page[-1].get("ClientRequestToken") != token
        if earlier or not answer.get("NextToken"):
            return found
        asked = {"StackName": stack, "NextToken": answer["NextToken"]}
