"""The WebSocket API, where the app declares one: its stage deploys itself, on AWS and elsewhere."""

from typing import Any

from deploy.stages import Stage

API = "WebsocketAPI"
STAGE = "WebsocketAPIStage"
_PERMISSION = ("ConnectInvokePermission", "MessageInvokePermission", "DisconnectInvokePermission")
# What is taken of Chalice's: all but a deployment, which would freeze the routes.
_KINDS = (
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
)


def declared(sam: dict[str, Any]) -> bool:
    return API in sam["Resources"]


def resources(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The API of Chalice's template `sam`, with AutoDeploy in place of a deployment."""
    kept = {
        logical_id: resource
        for logical_id, resource in sam["Resources"].items()
        if resource["Type"] in _KINDS or logical_id.endswith(_PERMISSION)
    }
    if declared(sam):
        routes = [name for name, each in kept.items() if each["Type"] == "AWS::ApiGatewayV2::Route"]
        # A WebSocket API without a route cannot be deployed, by itself neither.
        kept[STAGE]["DependsOn"] = sorted(routes)
        kept[API]["Properties"]["Name"] = {"Fn::Sub": "${AWS::StackName}-live"}
        kept[STAGE]["Properties"] = {
            "ApiId": {"Ref": API},
            "StageName": stage.name,
            "AutoDeploy": True,
            "DefaultRouteSettings": {
                "ThrottlingRateLimit": {"Ref": "ThrottleRate"},
                "ThrottlingBurstLimit": {"Ref": "ThrottleBurst"},
            },
        }
    return kept


def environment(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The addresses that clients connect to and functions push to; empty without a WebSocket."""
    if not declared(sam):
        return {}
    return {
        "LIVE_URL": address("wss", stage),
        "LIVE_MANAGEMENT_URL": address("https", stage),
    }


def address(scheme: str, stage: Stage) -> dict[str, Any]:
    """The stage's address on AWS, or at an emulator's gateway (http and ws alone)."""
    there = f"{scheme}://${{{API}}}.execute-api.${{AWS::Region}}.${{AWS::URLSuffix}}/{stage.name}"
    plain = {"wss": "ws", "https": "http"}[scheme]
    here = f"{plain}://${{GatewayAddress}}/_aws/execute-api/${{{API}}}/{stage.name}"
    return {"Fn::If": ["IsEmulated", {"Fn::Sub": here}, {"Fn::Sub": there}]}


def statements(sam: dict[str, Any], stage: Stage) -> list[dict[str, Any]]:
    """The role's permission to push to the connections of this stage alone."""
    if not declared(sam):
        return []
    # To send to a connection, and to close it.
    paths = [f"{stage.name}/{method}/@connections/*" for method in ("POST", "DELETE")]
    api = f"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{API}}}"
    return [
        {
            "Sid": "Pushes",
            "Effect": "Allow",
            "Action": ["execute-api:ManageConnections"],
            "Resource": [{"Fn::Sub": f"{api}/{path}"} for path in paths],
        }
    ]
