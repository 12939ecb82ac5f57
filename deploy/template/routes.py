"""Chalice's routes as resources of the API, one by one.

As one document they would be shorter, but an emulator reads a part of it only, and what is
deployed must be what was tried.
"""

import re
from collections.abc import Iterator
from typing import Any

API = "RestAPI"


def resources(paths: dict[str, Any]) -> dict[str, Any]:
    """Path segments and methods; `paths` is the `paths` of Chalice's Swagger document."""
    made: dict[str, Any] = {}
    for path, methods in sorted(paths.items()):
        for segment in _segments(path):
            made[_name(segment)] = _segment(segment)
        for method, operation in sorted(methods.items()):
            made[f"{_name(path)}{method.title()}"] = _method(path, method.upper(), operation)
    return made


def _segments(path: str) -> Iterator[str]:
    """`/a/{b}` goes through `/a` and `/a/{b}`."""
    parts = path.strip("/").split("/")
    for count in range(1, len(parts) + 1):
        yield "/" + "/".join(parts[:count])


def _name(path: str) -> str:
    """`/api/chatrooms/{chat_id}` is the resource `PathApiChatroomsChatIdVar`."""
    words = re.findall(r"[a-z0-9]+", path.replace("}", "_var").lower())
    return "Path" + "".join(word.title() for word in words)


def _segment(path: str) -> dict[str, Any]:
    parent, _, last = path.rpartition("/")
    above = {"Ref": _name(parent)} if parent else {"Fn::GetAtt": [API, "RootResourceId"]}
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
            "ResourceId": {"Ref": _name(path)},
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
