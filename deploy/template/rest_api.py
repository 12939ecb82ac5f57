"""The REST API: Chalice's routes, the gateway's own answers, their deployment, a stage with a rate limit.

The routes are resources one by one. As one document they would be shorter, but an emulator reads a part
of it only, and what is deployed must be what was tried.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from chalicelib.locales import text
from deploy.stages import Stage

API = "RestAPI"
STAGE = "RestAPIStage"
# Gateway's type -> the code, and the text's key, of the envelope. Unknown paths and methods are a
# 403 of several types, which DEFAULT_4XX has in common.
GATEWAY_RESPONSES = {
    "DEFAULT_4XX": "not_found",
    "BAD_REQUEST_BODY": "invalid_json",
    "BAD_REQUEST_PARAMETERS": "validation_failed",
    "REQUEST_TOO_LARGE": "payload_too_large",
    "THROTTLED": "busy",
    "UNSUPPORTED_MEDIA_TYPE": "unsupported_media_type",
    "DEFAULT_5XX": "busy",
}
# The app makes its own 500. Where the gateway makes an answer from 500 on, the function gave none: it was
# throttled (a new account has a concurrency of 10), took too long or could not start. One status for all of
# them, because AWS has no type of its own for a throttled function, and all of them may be asked again.
_STATUS = {"DEFAULT_5XX": 503}
_HEADERS = {
    "Access-Control-Allow-Origin": "'*'",
    "Access-Control-Expose-Headers": "'Link, Retry-After, Idempotent-Replay, X-Request-Id'",
    "Cache-Control": "'no-store'",
    "X-Content-Type-Options": "'nosniff'",
    "X-Request-Id": "context.requestId",
}
_RETRY = {kind: {"Retry-After": "'1'"} for kind in ("THROTTLED", "DEFAULT_5XX")}


def resources(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The API of Chalice's template `sam`. The stage's name is the first part of its paths."""
    declared = sam["Resources"][API]["Properties"]
    document = declared["DefinitionBody"]
    deployed = {**_routes(document["paths"]), **_gateway_responses()}
    api = {
        "Type": "AWS::ApiGateway::RestApi",
        "Properties": {
            "Name": {"Ref": "AWS::StackName"},
            "EndpointConfiguration": {"Types": [declared["EndpointConfiguration"]]},
            "BinaryMediaTypes": document["x-amazon-apigateway-binary-media-types"],
        },
    }
    deployment = f"RestAPIDeployment{_digest({API: api, **deployed})}"
    return {
        API: api,
        **deployed,
        deployment: {
            "Type": "AWS::ApiGateway::Deployment",
            "DependsOn": sorted(deployed),
            "Properties": {"RestApiId": {"Ref": API}},
        },
        STAGE: _stage(stage, deployment),
        "APIHandlerInvokePermission": sam["Resources"]["APIHandlerInvokePermission"],
    }


def _digest(deployed: dict[str, Any]) -> str:
    # A deployment is a snapshot: only one with another name takes up what has changed.
    return hashlib.sha256(json.dumps(deployed, sort_keys=True).encode()).hexdigest()[:10]


def _stage(stage: Stage, deployment: str) -> dict[str, Any]:
    return {
        "Type": "AWS::ApiGateway::Stage",
        "Properties": {
            "RestApiId": {"Ref": API},
            "DeploymentId": {"Ref": deployment},
            "StageName": stage.name,
            # An emulator takes a new GatewayAddress or Site up for a property's sake alone.
            "Description": {
                "Fn::If": [
                    "IsEmulated",
                    {"Fn::Sub": "At ${GatewayAddress}, site: ${Site}"},
                    {"Ref": "AWS::StackName"},
                ]
            },
            "MethodSettings": [
                {
                    "ResourcePath": "/*",
                    "HttpMethod": "*",
                    "ThrottlingRateLimit": {"Ref": "ThrottleRate"},
                    "ThrottlingBurstLimit": {"Ref": "ThrottleBurst"},
                }
            ],
        },
    }


def _routes(paths: dict[str, Any]) -> dict[str, Any]:
    """Path segments and methods; `paths` is the `paths` of Chalice's Swagger document."""
    made: dict[str, Any] = {}
    for path, methods in sorted(paths.items()):
        for segment in _segments(path):
            made[_path_id(segment)] = _segment(segment)
        for method, operation in sorted(methods.items()):
            made[f"{_path_id(path)}{method.title()}"] = _method(path, method.upper(), operation)
    return made


def _segments(path: str) -> Iterator[str]:
    """`/a/{b}` goes through `/a` and `/a/{b}`."""
    parts = path.strip("/").split("/")
    for count in range(1, len(parts) + 1):
        yield "/" + "/".join(parts[:count])


def _path_id(path: str) -> str:
    """`/api/chatrooms/{chat_id}` is the resource `PathApiChatroomsChatIdVar`."""
    words = re.findall(r"[a-z0-9]+", path.replace("}", "_var").lower())
    return "Path" + "".join(word.title() for word in words)


def _segment(path: str) -> dict[str, Any]:
    parent, _, last = path.rpartition("/")
    above = {"Ref": _path_id(parent)} if parent else {"Fn::GetAtt": [API, "RootResourceId"]}
    return {
        "Type": "AWS::ApiGateway::Resource",
        "Properties": {"RestApiId": {"Ref": API}, "ParentId": above, "PathPart": last},
    }


def _method(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    declared = operation["x-amazon-apigateway-integration"]
    specific = _preflight(declared) if declared["type"] == "mock" else _to_function(declared)
    variables = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return {
        "Type": "AWS::ApiGateway::Method",
        "Properties": {
            "RestApiId": {"Ref": API},
            "ResourceId": {"Ref": _path_id(path)},
            "HttpMethod": method,
            "AuthorizationType": "NONE",  # the app knows who may do what
            "RequestParameters": {f"method.request.path.{name}": True for name in variables},
            **specific,
        },
    }


def _to_function(declared: dict[str, Any]) -> dict[str, Any]:
    return {
        "Integration": {
            "Type": "AWS_PROXY",
            "IntegrationHttpMethod": "POST",
            "Uri": declared["uri"],
            "ContentHandling": declared["contentHandling"],
        }
    }


def _preflight(declared: dict[str, Any]) -> dict[str, Any]:
    answer = declared["responses"]["default"]
    return {
        "Integration": {
            "Type": "MOCK",
            "RequestTemplates": declared["requestTemplates"],
            "PassthroughBehavior": "WHEN_NO_MATCH",
            "IntegrationResponses": [
                {"StatusCode": answer["statusCode"], "ResponseParameters": answer["responseParameters"]}
            ],
        },
        "MethodResponses": [
            {
                "StatusCode": answer["statusCode"],
                "ResponseParameters": dict.fromkeys(answer["responseParameters"], False),
            }
        ],
    }


def _gateway_responses() -> dict[str, Any]:
    """One AWS::ApiGateway::GatewayResponse for each type of GATEWAY_RESPONSES."""
    return {
        gateway_response_id(kind): _gateway_response(kind, code) for kind, code in GATEWAY_RESPONSES.items()
    }


def gateway_response_id(kind: str) -> str:
    """`DEFAULT_4XX` is the resource `GatewayDefault4xx`."""
    return "Gateway" + "".join(word.title() for word in kind.lower().split("_")).replace("Xx", "xx")


def _gateway_response(kind: str, code: str) -> dict[str, Any]:
    headers = {**_HEADERS, **_RETRY.get(kind, {})}
    envelope = {"error": text(code, "es"), "code": code}
    status = {"StatusCode": str(_STATUS[kind])} if kind in _STATUS else {}
    return {
        "Type": "AWS::ApiGateway::GatewayResponse",
        "Properties": {
            "RestApiId": {"Ref": API},
            "ResponseType": kind,
            **status,
            "ResponseParameters": {
                f"gatewayresponse.header.{name}": value for name, value in headers.items()
            },
            # Plain ASCII: CloudFormation loses other characters in some properties.
            "ResponseTemplates": {"application/json": json.dumps(envelope)},
        },
    }
