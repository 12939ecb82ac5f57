"""Calls of an AWS: by the AWS CLI on the real one, directly on an emulated one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from deploy.errors import ToolError


class CloudError(ToolError):
    """AWS refused a call. `code` is its own name for why, as in its documentation."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"AWS refused: {message} ({code})")
        self.code = code
        self.message = message


class Cloud(Protocol):
    """`region` as AWS names it; `poll_seconds`: how often to ask what goes on."""

    region: str
    poll_seconds: float

    def call(
        self, service: str, operation: str, parameters: Mapping[str, Any], body: Path | None = None
    ) -> dict[str, Any]:
        """The answer to `operation`, both by their names in the API's reference.

        `body` is a file for what the operation calls Body. Raises CloudError, ToolError.
        """
        ...


def listed(
    cloud: Cloud, service: str, operation: str, parameters: Mapping[str, Any], key: str
) -> list[dict[str, Any]]:
    """All that `operation` lists under `key`, page by page."""
    answer = cloud.call(service, operation, parameters)
    found: list[dict[str, Any]] = list(answer[key])
    while token := answer.get("NextToken"):
        answer = cloud.call(service, operation, {**parameters, "NextToken": token})
        found += answer[key]
    return found
