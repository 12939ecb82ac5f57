"""What no emulator minds and AWS does: snapshots of an API, an order of making, names in an account."""

import json

from deploy import stages
from deploy.template.build import build
from tests.template.conftest import Template, of_type


def test_another_route_is_another_deployment(sam: Template) -> None:
    changed = json.loads(json.dumps(sam))
    paths = changed["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]["paths"]
    paths["/api/other"] = paths["/api/health"]
    names = [
        next(iter(of_type(build(each, stages.load("prod")), "AWS::ApiGateway::Deployment")))
        for each in (sam, sam, changed)
    ]
    assert names[0] == names[1] != names[2]


def test_other_binary_types_are_another_deployment(sam: Template) -> None:
    changed = json.loads(json.dumps(sam))
    changed["Resources"]["RestAPI"]["Properties"]["DefinitionBody"][
        "x-amazon-apigateway-binary-media-types"
    ] = []
    names = [
        next(iter(of_type(build(each, stages.load("prod")), "AWS::ApiGateway::Deployment")))
        for each in (sam, changed)
    ]
    assert names[0] != names[1]


def test_names_of_cloudfront_tell_regions_apart_and_fit(prod: Template) -> None:
    named = [
        of_type(prod, "AWS::CloudFront::Function")["SiteIndex"]["Name"],
        of_type(prod, "AWS::CloudFront::OriginAccessControl")["SiteAccess"]["OriginAccessControlConfig"][
            "Name"
        ],
        of_type(prod, "AWS::CloudFront::ResponseHeadersPolicy")["SiteHeaders"]["ResponseHeadersPolicyConfig"][
            "Name"
        ],
    ]
    longest = {"AWS::StackName": "charla-" + "s" * 31, "AWS::Region": "ap-southeast-1"}
    for name in named:
        whole = name["Fn::Sub"]
        assert "${AWS::Region}" in whole
        for variable, value in longest.items():
            whole = whole.replace(f"${{{variable}}}", value)
        assert len(whole) <= 64


def test_the_websocket_deploys_itself(prod: Template) -> None:
    assert of_type(prod, "AWS::ApiGatewayV2::Deployment") == {}
    [stage] = of_type(prod, "AWS::ApiGatewayV2::Stage").values()
    assert stage["AutoDeploy"] is True
    assert "DeploymentId" not in stage
    routes = of_type(prod, "AWS::ApiGatewayV2::Route")
    assert len(routes) == 3
    assert prod["Resources"]["WebsocketAPIStage"]["DependsOn"] == sorted(routes)
    for function in of_type(prod, "AWS::Lambda::Function").values():
        assert {"LIVE_URL", "LIVE_MANAGEMENT_URL"} <= set(function["Environment"]["Variables"])
