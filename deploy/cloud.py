"""Calls of an AWS: by the AWS CLI on the real one, directly on an emulated one (deploy/emulator.py)."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from botocore import xform_name

from deploy.errors import CloudError, DeployError

_REFUSED = re.compile(r"An error occurred \(([\w.]+)\) when calling the \w+ operation[^:]*: (.*)", re.DOTALL)
_NO_CREDENTIALS = (
    "No AWS credentials: run aws configure, or export AWS_PROFILE, "
    "or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
)
# What the CLI says -> what to do about it.
_ADVICE = {
    "Unable to locate credentials": _NO_CREDENTIALS,
    "Partial credentials": _NO_CREDENTIALS,
    "must specify a region": "No AWS region: export AWS_REGION, or run aws configure.",
    "SSO": "The AWS session has ended: run aws sso login.",
    "Could not connect to the endpoint": (
        "AWS does not answer: check the region (AWS_REGION), the network, and AWS_ENDPOINT_URL if it is set."
    ),
}
# What the user's configuration may ask of the CLI, and could not be read here or waits for somebody.
_READABLE = {"AWS_PAGER": "", "AWS_CLI_ERROR_FORMAT": "legacy", "AWS_CLI_AUTO_PROMPT": "off"}
_STALE = ("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException")


class Cloud(Protocol):
    """`region` as AWS names it; `poll_seconds`: how often to ask what goes on."""

    region: str
    poll_seconds: float

    def call(
        self, service: str, operation: str, parameters: Mapping[str, Any], body: Path | None = None
    ) -> dict[str, Any]:
        """The answer to `operation`, both by their names in the API's reference.

        `body` is a file for what the operation calls Body. Raises CloudError, DeployError.
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


class AwsCli:
    """The `aws` on the PATH, with the usual settings."""

    poll_seconds = 3.0

    def __init__(self) -> None:
        """Raises DeployError without a CLI or a region."""
        if _program() is None:
            raise DeployError(
                "The AWS CLI is missing: install it (https://aws.amazon.com/cli/), then run aws configure."
            )
        self.region = self._region()

    def call(
        self, service: str, operation: str, parameters: Mapping[str, Any], body: Path | None = None
    ) -> dict[str, Any]:
        """See Cloud."""
        words = ["s3api" if service == "s3" else service, xform_name(operation, "-")]
        given = ["--cli-input-json", json.dumps(parameters), "--output", "json", "--region", self.region]
        said = _run([*words, *given, *(["--body", str(body)] if body else [])])
        return json.loads(said) if said.strip() else {}

    def _region(self) -> str:
        exported = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        configured = exported or _run(["configure", "get", "region"], may_be_silent=True).strip()
        if not configured:
            raise DeployError(_ADVICE["must specify a region"])
        return configured


def _program() -> str | None:
    return shutil.which("aws")


def _run(words: Sequence[str], *, may_be_silent: bool = False) -> str:
    # The CLI fails without a word where a setting is not configured.
    environ = {**os.environ, **_READABLE}
    done = subprocess.run(
        [_program() or "aws", *words], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode and (done.stderr.strip() or not may_be_silent):
        raise _error(done.stderr.strip())
    return done.stdout


def _error(said: str) -> DeployError:
    refused = _REFUSED.search(said)
    if refused:
        code, message = refused[1], " ".join(refused[2].split())
        if code in _STALE:
            return DeployError(
                f"AWS does not take these credentials ({code}): log in anew, or aws configure."
            )
        return CloudError(code, message)
    for words, advice in _ADVICE.items():
        if words in said:
            return DeployError(advice)
    return DeployError(f"The AWS CLI failed: {' '.join(said.split()) or 'it gave no reason.'}")
