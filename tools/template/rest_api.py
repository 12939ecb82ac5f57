"""The REST API: Chalice's routes, a deployment that follows what they say, and a limited stage."""

import hashlib
import json
from typing import Any

from tools.stages import Stage
from tools.template import gateway_responses

API = "RestAPI"
STAGE = "RestAPIStage"


def resources(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The API of Chalice's template `sam`. The stage's name is the first part of its paths."""
    declared = sam["Resources"][API]["Properties"]
    body = {**declared["DefinitionBody"]}
    body["info"] = {**body["info"], "title": {"Ref": "AWS::StackName"}}
    body["x-amazon-apigateway-gateway-responses"] = gateway_responses.in_body()
    responses = gateway_responses.resources()
    deployment = f"RestAPIDeployment{_digest(body)}"
    return {
        API: {
            "Type": "AWS::ApiGateway::RestApi",
            # Responses beside the document are lost when it changes; here both say the same.
            "Metadata": {"cfn-lint": {"config": {"ignore_checks": ["W3660"]}}},
            "Properties": {
                "Name": {"Ref": "AWS::StackName"},
                "Body": body,
                "EndpointConfiguration": {"Types": [declared["EndpointConfiguration"]]},
            },
        },
        **responses,
        deployment: {
            "Type": "AWS::ApiGateway::Deployment",
            "Properties": {"RestApiId": {"Ref": API}, "Description": _snapshot_of(responses)},
        },
        STAGE: _stage(stage, deployment),
        "APIHandlerInvokePermission": sam["Resources"]["APIHandlerInvokePermission"],
    }


def _digest(body: dict[str, Any]) -> str:
    # A deployment is a snapshot: only one with another name takes up what has changed.
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:10]


def _snapshot_of(responses: dict[str, Any]) -> dict[str, Any]:
    # Named so that they are made before the snapshot, where they are made at all.
    named = ", ".join(f"${{{logical_id}}}" for logical_id in sorted(responses))
    return {"Fn::If": ["IsEmulated", {"Fn::Sub": f"With {named}"}, "As the document says"]}


def _stage(stage: Stage, deployment: str) -> dict[str, Any]:
    return {
        "Type": "AWS::ApiGateway::Stage",
        "Properties": {
            "RestApiId": {"Ref": API},
            "DeploymentId": {"Ref": deployment},
            "StageName": stage.name,
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
