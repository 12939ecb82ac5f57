"""The template's parameters, and the conditions that follow from them."""

from typing import Any


def parameters(architecture: str) -> dict[str, Any]:
    """The template's parameters; `architecture` is the one that the zip was built for."""
    return {
        "CodeBucket": _text("The bucket that holds the zip."),
        "CodeKey": _text("The zip's key in CodeBucket; its digest is in it, so that new code is a new key."),
        "Architecture": {
            "Type": "String",
            "Default": architecture,
            "AllowedValues": [architecture],
            "Description": "Must be the zip's: native code is in it.",
            "ConstraintDescription": f"{architecture}: lambda_architecture in .chalice/config.json.",
        },
        "AlarmEmail": _text("Who is told of alarms; empty: nobody.", ""),
        "CaptchaSecret": _text("A secret of Secrets Manager (name or ARN), a plain text; empty: none.", ""),
        "CaptchaSecretVersion": _text("Which version of it; a new one takes effect by a deployment.", ""),
        "ThrottleRate": _number("Requests a second that the stage takes before it answers 429.", 500),
        "ThrottleBurst": _number("Requests at once above that rate.", 1000),
        "Site": {
            "Type": "String",
            "Default": "false",
            "AllowedValues": ["false", "true"],
            "Description": "Whether widget, console and demo shop are served by CloudFront.",
        },
        "GatewayAddress": _text("Where API Gateway answers, if it is not AWS's own: an emulator.", ""),
    }


CONDITIONS: dict[str, Any] = {
    "HasAlarmEmail": {"Fn::Not": [{"Fn::Equals": [{"Ref": "AlarmEmail"}, ""]}]},
    "HasCaptchaSecret": {"Fn::Not": [{"Fn::Equals": [{"Ref": "CaptchaSecret"}, ""]}]},
    "HasSite": {"Fn::Equals": [{"Ref": "Site"}, "true"]},
    "IsEmulated": {"Fn::Not": [{"Fn::Equals": [{"Ref": "GatewayAddress"}, ""]}]},
}


def _text(description: str, default: str | None = None) -> dict[str, Any]:
    given = {} if default is None else {"Default": default}
    return {"Type": "String", "Description": description, **given}


def _number(description: str, default: int) -> dict[str, Any]:
    return {"Type": "Number", "Description": description, "Default": default, "MinValue": 1}
