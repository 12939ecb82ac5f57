"""An `aws` for this machine's emulated AWS: the CLI's words as calls of botocore.

    python -m tests.operations.aws_cli SERVICE OPERATION|wait WAITER [--OPTION VALUE]…

As AWS does of a table that was just restored, it refuses backups of each table at first. The folder
REFUSED remembers which it has refused.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jmespath
from botocore import xform_name
from botocore.client import BaseClient
from botocore.model import Shape
from botocore.session import Session

_NEEDS_BACKUPS = ("create-backup", "update-continuous-backups")


def main(words: list[str]) -> None:
    service, operation, *rest = words
    client = Session().create_client(service)
    if operation == "wait":
        waited, *rest = rest
        waiter = client.get_waiter(waited.replace("-", "_"))
        waiter.config.delay = 0.1
        name = waiter.config.operation
        waiter.wait(**parameters(client, name, dict(options(rest))))
        return
    name = next(
        each for each in client.meta.service_model.operation_names if xform_name(each, "-") == operation
    )
    given = dict(options(rest))
    if operation in _NEEDS_BACKUPS:
        refuse_once(f"{operation} of {given['table-name']}", name)
    query, output = given.pop("query", None), given.pop("output", "json")
    answer = getattr(client, xform_name(name))(**parameters(client, name, given))
    shown = jmespath.search(query, answer) if query else answer
    sys.stdout.write(str(shown) if output == "text" else json.dumps(shown, default=str))


def refuse_once(what: str, operation: str) -> None:
    """Ends this process as a refused call of AWS does, the first time that `what` is asked for."""
    refused = Path(os.environ["REFUSED"]) / what
    if refused.exists():
        return
    refused.touch()
    code = "ContinuousBackupsUnavailableException"
    sys.exit(
        f"\nAn error occurred ({code}) when calling the {operation} operation: Backups are being enabled"
    )


def options(words: list[str]) -> Iterator[tuple[str, str | bool]]:
    """`--name value`, `--flag`, `--no-flag`."""
    while words:
        name, *words = words
        name = name.removeprefix("--")
        if words and not words[0].startswith("--"):
            value, *words = words
            yield name, value
        else:
            yield name.removeprefix("no-"), not name.startswith("no-")


def parameters(client: BaseClient, operation: str, given: dict[str, Any]) -> dict[str, Any]:
    """As botocore wants them. KeyError for an option that the operation does not have."""
    members = client.meta.service_model.operation_model(operation).input_shape.members
    names = {xform_name(name, "-"): name for name in members}
    return {names[name]: _value(members[names[name]], value) for name, value in given.items()}


def _value(shape: Shape, value: str | bool) -> Any:
    if shape.type_name == "structure" and isinstance(value, str):
        pairs = (pair.split("=") for pair in value.split(","))
        return {name: _value(shape.members[name], written) for name, written in pairs}
    return value == "true" if shape.type_name == "boolean" and isinstance(value, str) else value


if __name__ == "__main__":
    main(sys.argv[1:])
