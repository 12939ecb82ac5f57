"""The stages of `.chalice/config.json`: the one place that says how dev and prod differ.

What could not work is refused before any work.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from chalicelib.config import Settings, SettingsError
from chalicelib.config import load as load_settings
from deploy.errors import DeployError
from deploy.target import ARCHITECTURES, RUNTIMES, Target
from deploy.template.parameters import parameters as of_the_template

ROOT = Path(__file__).resolve().parent.parent
CONFIG_PATH = ROOT / ".chalice" / "config.json"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_SETTINGS = {field.name.upper() for field in fields(Settings)}
_BY_OTHERS = {
    "AWS_REGION": "Lambda sets it by itself",
    "AWS_LAMBDA_FUNCTION_NAME": "Lambda sets it by itself",
    "AWS_ENDPOINT_URL_DYNAMODB": "a stage has AWS's own DynamoDB",
    "CAPTCHA_SECRET": "a secret never stands in a template; docs/deploying.md, Secrets, says where it does",
}
_DEPLOYS_OWN = {"CodeBucket", "CodeKey", "Architecture", "CaptchaSecretVersion", "GatewayAddress"}

# The days for which CloudWatch can keep a log.
_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731]
_DAYS += [1096, 1827, 2192, 2557, 2922, 3288, 3653]
_VALUES = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
_ANY_LEVEL = {
    "environment_variables": _VALUES,
    "lambda_architecture": {"enum": [*ARCHITECTURES]},
    "lambda_memory_size": {"type": "integer", "minimum": 128, "maximum": 10240},
    "lambda_runtime": {"enum": [*RUNTIMES]},
    "log_retention_in_days": {"enum": _DAYS},
}
# It carries every character beyond ASCII as six and more, so that an answer may pass Lambda's 6 MB.
_REFUSED_RUNTIME = "python3.11"
_STAGE = {"type": "object", "properties": {**_ANY_LEVEL, "stack_parameters": _VALUES}}
_SHAPE = Draft202012Validator(
    {
        "type": "object",
        "required": ["log_retention_in_days", "stages"],
        "properties": {**_ANY_LEVEL, "stages": {"type": "object", "additionalProperties": _STAGE}},
    }
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `parameters` are its stack's, by the template's names; `log_days`: retention.

    `target`: what its functions run on, whichever machine packages them.
    `keeps_data`: what people wrote outlives the stack and can be restored to any second.
    """

    name: str
    table_prefix: str
    log_days: int
    parameters: dict[str, str]
    environment: dict[str, str]
    target: Target

    @property
    def stack(self) -> str:
        return f"charla-{self.name}"

    @property
    def keeps_data(self) -> bool:
        return self.name != "dev"


def load(name: str, path: Path = CONFIG_PATH) -> Stage:
    """The stage called `name`. Raises DeployError if `.chalice/config.json` has none, or a wrong one."""
    config = _config(path)
    stages: dict[str, dict[str, Any]] = config["stages"]
    if name not in stages:
        known = ", ".join(sorted(stages))
        raise DeployError(f"There is no stage {name!r} in .chalice/config.json; there are: {known}.")
    if not _NAME.fullmatch(name):
        raise DeployError(f"A stage's name is a letter and at most 30 of a-z, 0-9 and -, not {name!r}.")
    given, environment = stages[name], _environment(config, name)
    parameters = {key: _text(value) for key, value in given.get("stack_parameters", {}).items()}
    _check(name, environment, parameters)
    target = _target(config, name)
    prefix = _table_prefix(environment)
    for other in stages:
        if other != name and _table_prefix(_environment(config, other)) == prefix:
            raise DeployError(
                f"The stages {name} and {other} share the TABLE_PREFIX {prefix}: give {name} its own."
            )
    return Stage(
        name=name,
        table_prefix=prefix,
        log_days=int(given.get("log_retention_in_days", config["log_retention_in_days"])),
        parameters=parameters,
        environment=environment,
        target=target,
    )


def _config(path: Path) -> dict[str, Any]:
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DeployError(
            "There is no .chalice/config.json: git checkout .chalice brings it back."
        ) from error
    except ValueError as error:
        raise DeployError(f".chalice/config.json is not JSON: {error}") from error
    _check_shape(config)
    return config


def _environment(config: dict[str, Any], name: str) -> dict[str, str]:
    given = {**config.get("environment_variables", {})}
    given |= config["stages"][name].get("environment_variables", {})
    return {variable: _text(value) for variable, value in given.items()}


def _target(config: dict[str, Any], name: str) -> Target:
    given = {**config, **config["stages"][name]}
    usual = Target()
    target = Target(
        given.get("lambda_architecture", usual.architecture), given.get("lambda_runtime", usual.runtime)
    )
    if target.runtime == _REFUSED_RUNTIME and name != "dev":
        raise DeployError(
            f"The stage {name} cannot run {target.runtime}, whose longest answers are more than Lambda "
            f"carries: give it the lambda_runtime {usual.runtime} in .chalice/config.json."
        )
    return target


def _table_prefix(environment: dict[str, str]) -> str:
    return environment.get("TABLE_PREFIX", Settings().table_prefix)


def _text(value: object) -> str:
    # CloudFormation takes texts alone, and JSON's true is not Python's.
    return value if isinstance(value, str) else json.dumps(value)


def _check_shape(config: object) -> None:
    """Raises DeployError if the whole file has not the shape that Charla reads."""
    if wrong := best_match(_SHAPE.iter_errors(config)):
        raise DeployError(f".chalice/config.json, at {wrong.json_path}: {wrong.message}.")


def _check(name: str, environment: Mapping[str, str], parameters: Mapping[str, str]) -> None:
    """Raises DeployError if the stage `name` can't have these variables, or these stack's parameters."""
    variables = f"environment_variables of the stage {name} in .chalice/config.json"
    for variable in environment:
        if variable in _BY_OTHERS or variable not in _SETTINGS:
            why = _BY_OTHERS.get(variable, "the README lists the settings")
            raise DeployError(f"{variable} cannot stand among the {variables}: {why}.")
    known = sorted(set(of_the_template("")) - _DEPLOYS_OWN)
    for parameter in parameters:
        if parameter not in known:
            raise DeployError(
                f"{parameter} cannot stand among the stack_parameters of the stage {name}: "
                f"there are {', '.join(known)}."
            )
    secret = {"CAPTCHA_SECRET": "as deployed"} if parameters.get("CaptchaSecret") else {}
    try:
        load_settings({**environment, **secret})
    except SettingsError as error:
        raise DeployError(f"Among the {variables}: {error}") from error
