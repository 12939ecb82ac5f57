"""What a stage may say in `.chalice/config.json`; what could not work is refused before any work."""

from collections.abc import Mapping
from dataclasses import fields

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from chalicelib import config
from deploy.errors import ToolError
from deploy.template.parameters import parameters as of_the_template

_SETTINGS = {field.name.upper() for field in fields(config.Settings)}
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
_ANY_LEVEL = {"environment_variables": _VALUES, "log_retention_in_days": {"enum": _DAYS}}
_STAGE = {"type": "object", "properties": {**_ANY_LEVEL, "stack_parameters": _VALUES}}
_SHAPE = Draft202012Validator(
    {
        "type": "object",
        "required": ["log_retention_in_days", "stages"],
        "properties": {**_ANY_LEVEL, "stages": {"type": "object", "additionalProperties": _STAGE}},
    }
)


def check_shape(config: object) -> None:
    """Raises ToolError if the whole file has not the shape that Charla reads."""
    if wrong := best_match(_SHAPE.iter_errors(config)):
        raise ToolError(f".chalice/config.json, at {wrong.json_path}: {wrong.message}.")


def check(name: str, environment: Mapping[str, str], parameters: Mapping[str, str]) -> None:
    """Raises ToolError if the stage `name` can't have these variables, or these stack's parameters."""
    variables = f"environment_variables of the stage {name} in .chalice/config.json"
    for variable in environment:
        if variable in _BY_OTHERS or variable not in _SETTINGS:
            why = _BY_OTHERS.get(variable, "the README lists the settings")
            raise ToolError(f"{variable} cannot stand among the {variables}: {why}.")
    known = sorted(set(of_the_template("")) - _DEPLOYS_OWN)
    for parameter in parameters:
        if parameter not in known:
            raise ToolError(
                f"{parameter} cannot stand among the stack_parameters of the stage {name}: "
                f"there are {', '.join(known)}."
            )
    secret = {"CAPTCHA_SECRET": "as deployed"} if parameters.get("CaptchaSecret") else {}
    try:
        config.load({**environment, **secret})
    except config.SettingsError as error:
        raise ToolError(f"Among the {variables}: {error}") from error
