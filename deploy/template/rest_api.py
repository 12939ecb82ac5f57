"""The REST API: Chalice's routes, a deployment that follows what they say, and a limited stage."""

import hashlib
import json
from typing import Any

from deploy.stages import Stage
from deploy.template import gateway_responses, routes

API = routes.API
STAGE = "RestAPIStage"


def resources(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The API of Chalice's template `sam`. The stage's name is the first part of its paths."""
    declared = sam["Resources"][API]["Properties"]
    document = declared["DefinitionBody"]
    deployed = {**routes.resources(document["paths"]), **gateway_responses.resources()}
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
            # An emulator takes a new GatewayAddress up for a resource's sake, not for an output's.
            "Description": {
                "Fn::If": ["IsEmulated", {"Fn::Sub": "At ${GatewayAddress}"}, {"Ref": "AWS::StackName"}]
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
