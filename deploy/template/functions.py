"""The functions that Chalice declares, with a role, a log and an environment of the stage's."""

from typing import Any

from deploy.package.archive import ENTRY
from deploy.stages import Stage
from deploy.template import policy, websocket_api

# Chalice's logical id -> how the deployed function is called, after the stack's name.
NAMES = {
    "APIHandler": "api",
    "WebsocketConnect": "live-connect",
    "WebsocketMessage": "live-message",
    "WebsocketDisconnect": "live-disconnect",
}
ROLE = "FunctionRole"


def resources(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The functions of Chalice's template `sam`, their one role, and a log group for each."""
    found = declared(sam)
    made: dict[str, Any] = {ROLE: _role(sam, stage, list(found))}
    for logical_id, properties in found.items():
        made[log_group(logical_id)] = _log_group(logical_id, stage)
        made[logical_id] = _function(logical_id, properties, sam, stage)
    return made


def declared(sam: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Chalice's functions by logical id. An unknown one is a KeyError: name it in NAMES."""
    functions = {
        logical_id: resource["Properties"]
        for logical_id, resource in sam["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }
    return {logical_id: functions[logical_id] for logical_id in sorted(functions) if NAMES[logical_id]}


def log_group(logical_id: str) -> str:
    return f"{logical_id}Log"


def _name(logical_id: str) -> dict[str, str]:
    return {"Fn::Sub": f"${{AWS::StackName}}-{NAMES[logical_id]}"}


def _log_group(logical_id: str, stage: Stage) -> dict[str, Any]:
    return {
        "Type": "AWS::Logs::LogGroup",
        "DeletionPolicy": "Delete",
        "UpdateReplacePolicy": "Delete",
        "Properties": {
            # Named by itself: a reference to the function would close a circle with its role.
            "LogGroupName": {"Fn::Sub": f"/aws/lambda/${{AWS::StackName}}-{NAMES[logical_id]}"},
            "RetentionInDays": stage.log_days,
        },
    }


def _role(sam: dict[str, Any], stage: Stage, functions: list[str]) -> dict[str, Any]:
    statements = policy.statements([log_group(each) for each in functions])
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "lambda.amazonaws.com"},
                        "Action": "sts:AssumeRole",
                    }
                ],
            },
            "Policies": [
                {
                    "PolicyName": "charla",
                    "PolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": statements + websocket_api.statements(sam, stage),
                    },
                }
            ],
        },
    }


def _function(logical_id: str, declared: dict[str, Any], sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    return {
        "Type": "AWS::Lambda::Function",
        "DependsOn": log_group(logical_id),
        "Properties": {
            "FunctionName": _name(logical_id),
            "Runtime": stage.target.runtime,
            "Handler": f"{ENTRY}.{declared['Handler'].rpartition('.')[2]}",
            "Timeout": declared["Timeout"],
            "MemorySize": declared["MemorySize"],
            "Architectures": [{"Ref": "Architecture"}],
            "Code": {"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": "CodeKey"}},
            "Role": {"Fn::GetAtt": [ROLE, "Arn"]},
            "Environment": {"Variables": _environment(sam, stage)},
            "Tags": [{"Key": "charla:stage", "Value": stage.name}],
        },
    }


def _environment(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    # Secrets Manager's reference is resolved as the stack changes: a cold start pays nothing for it.
    reference = "{{resolve:secretsmanager:${CaptchaSecret}:SecretString:::${CaptchaSecretVersion}}}"
    return {
        "TABLE_PREFIX": stage.table_prefix,
        "CAPTCHA_SECRET": {"Fn::If": ["HasCaptchaSecret", {"Fn::Sub": reference}, ""]},
        **websocket_api.environment(sam, stage),
        **stage.environment,
    }
