"""The stages of `.chalice/config.json`: the one place that says how dev and prod differ."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.config import Settings
from deploy.errors import ToolError
from deploy.stage_rules import check, check_shape

ROOT = Path(__file__).resolve().parent.parent
CONFIG_PATH = ROOT / ".chalice" / "config.json"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `parameters` are its stack's, by the template's names; `log_days`: retention.

    `keeps_data`: what people wrote outlives the stack and can be restored to any second.
    """

    name: str
    table_prefix: str
    log_days: int
    parameters: dict[str, str]
    environment: dict[str, str]

    @property
    def stack(self) -> str:
        return f"charla-{self.name}"

    @property
    def keeps_data(self) -> bool:
        return self.name != "dev"


def load(name: str, path: Path = CONFIG_PATH) -> Stage:
    """The stage called `name`. Raises ToolError if `.chalice/config.json` has none, or a wrong one."""
    config = _config(path)
    stages: dict[str, dict[str, Any]] = config["stages"]
    if name not in stages:
        known = ", ".join(sorted(stages))
        raise ToolError(f"There is no stage {name!r} in .chalice/config.json; there are: {known}.")
    if not _NAME.fullmatch(name):
        raise ToolError(f"A stage's name is a letter and at most 30 of a-z, 0-9 and -, not {name!r}.")
    given, environment = stages[name], _environment(config, name)
    parameters = {key: _text(value) for key, value in given.get("stack_parameters", {}).items()}
    check(name, environment, parameters)
    prefix = _table_prefix(environment)
    for other in stages:
        if other != name and _table_prefix(_environment(config, other)) == prefix:
            raise ToolError(
                f"The stages {name} and {other} share the TABLE_PREFIX {prefix}: give {name} its own."
            )
    return Stage(
        name=name,
        table_prefix=prefix,
        log_days=int(given.get("log_retention_in_days", config["log_retention_in_days"])),
        parameters=parameters,
        environment=environment,
    )


def _config(path: Path) -> dict[str, Any]:
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ToolError("There is no .chalice/config.json: git checkout .chalice brings it back.") from error
    except ValueError as error:
        raise ToolError(f".chalice/config.json is not JSON: {error}") from error
    check_shape(config)
    return config


def _environment(config: dict[str, Any], name: str) -> dict[str, str]:
    given = {**config.get("environment_variables", {})}
    given |= config["stages"][name].get("environment_variables", {})
    return {variable: _text(value) for variable, value in given.items()}


def _table_prefix(environment: dict[str, str]) -> str:
    return environment.get("TABLE_PREFIX", Settings().table_prefix)


def _text(value: object) -> str:
    # CloudFormation takes texts alone, and JSON's true is not Python's.
    return value if isinstance(value, str) else json.dumps(value)
