"""A CloudFormation that plays the states of one real operation, one at each time it is asked.

Other services answer that all is there, and keep what they were called with in `calls`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deploy.errors import CloudError

STACK = "charla-prod"
STACK_ID = f"arn:aws:cloudformation:eu-west-1:123456789012:stack/{STACK}/1"
OTHERS: dict[str, dict[str, Any]] = {"GetCallerIdentity": {"Account": "123456789012"}}


def event(status: str, resource: str = STACK, reason: str = "", token: str = "") -> dict[str, Any]:
    """An event as DescribeStackEvents lists it; without a `token`: of the operation that is played."""
    told = {"ResourceStatusReason": reason} if reason else {}
    given = {"ClientRequestToken": token} if token else {}
    return {"LogicalResourceId": resource, "ResourceStatus": status, **told, **given}


@dataclass(frozen=True)
class State:
    """What the stack is described as once; the operation's `events` that are there from then on."""

    status: str
    events: tuple[dict[str, Any], ...] = ()


@dataclass
class FakeCloudFormation:
    """`states` are played from ExecuteChangeSet or DeleteStack on, and the last one stays.

    `before`: the status until then, None for no stack; `history`: events of earlier operations,
    oldest first; `page_size`: how many events an answer holds.
    """

    states: list[State]
    before: str | None = "UPDATE_COMPLETE"
    history: list[dict[str, Any]] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    change_set: list[dict[str, str]] = field(default_factory=lambda: [{"Status": "CREATE_COMPLETE"}])
    page_size: int = 100

    region = "eu-west-1"
    poll_seconds = 0.0

    def __post_init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._status = self.before
        self._began = False

    def call(
        self, service: str, operation: str, parameters: Mapping[str, Any], body: Path | None = None
    ) -> dict[str, Any]:
        """See deploy.cloud.Cloud."""
        self.calls.append((operation, dict(parameters)))
        if service != "cloudformation":
            return OTHERS.get(operation, {})
        answers: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
            "DescribeStacks": self._stacks,
            "DescribeStackEvents": self._events,
            "DescribeChangeSet": self._change_set,
            "ExecuteChangeSet": self._begin,
            "DeleteStack": self._begin,
            "ListStackResources": lambda _: {"StackResourceSummaries": []},
        }
        return answers[operation](parameters) if operation in answers else {}

    def called(self, operation: str) -> list[dict[str, Any]]:
        """The parameters of each call of `operation` so far."""
        return [parameters for name, parameters in self.calls if name == operation]

    def _begin(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self._began = True
        self._token = parameters["ClientRequestToken"]
        return {}

    def _stacks(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self._go_on()
        by_id = parameters["StackName"] == STACK_ID
        if self._status is None or (self._status == "DELETE_COMPLETE" and not by_id):
            raise CloudError("ValidationError", f"Stack with id {STACK} does not exist")
        outputs = [{"OutputKey": key, "OutputValue": value} for key, value in self.outputs.items()]
        return {"Stacks": [{"StackId": STACK_ID, "StackStatus": self._status, "Outputs": outputs}]}

    def _go_on(self) -> None:
        if self._began and self.states:
            state = self.states.pop(0)
            self._status = state.status
            self.history += [{"ClientRequestToken": self._token, **each} for each in state.events]

    def _events(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self._go_on()
        newest_first = self.history[::-1]
        begin = int(parameters.get("NextToken", 0))
        end = begin + self.page_size
        more = {"NextToken": str(end)} if end < len(newest_first) else {}
        return {"StackEvents": newest_first[begin:end], **more}

    def _change_set(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return self.change_set.pop(0) if len(self.change_set) > 1 else self.change_set[0]
