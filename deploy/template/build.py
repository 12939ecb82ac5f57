"""The whole template of a stage, out of the one that Chalice makes."""

import copy
from typing import Any

from deploy.stages import Stage
from deploy.template import alarms, functions, rest_api, site, tables, websocket_api
from deploy.template.parameters import CONDITIONS, parameters


def build(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """A CloudFormation template for `stage`.

    `sam` is Chalice's own (`sam.json`), which stays as it is: its routes and functions are taken,
    its roles, policies and deployments are not.
    """
    chalice = copy.deepcopy(sam)
    handlers = list(functions.declared(chalice))
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"Charla, live customer chat: stage {stage.name}",
        "Parameters": parameters(stage.target.architecture),
        "Conditions": CONDITIONS,
        "Resources": {
            **tables.resources(stage),
            **functions.resources(chalice, stage),
            **rest_api.resources(chalice, stage),
            **websocket_api.resources(chalice, stage),
            **alarms.resources(handlers, stage),
            **site.resources(),
        },
        "Outputs": outputs(chalice, stage),
    }


def outputs(sam: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """`ApiAddress` is what the API's paths are put behind: `{ApiAddress}/api/health/`."""
    there = f"https://${{{rest_api.API}}}.execute-api.${{AWS::Region}}.${{AWS::URLSuffix}}/{stage.name}"
    here = f"http://${{GatewayAddress}}/_aws/execute-api/${{{rest_api.API}}}/{stage.name}"
    api = {"Fn::If": ["IsEmulated", {"Fn::Sub": here}, {"Fn::Sub": there}]}
    found: dict[str, Any] = {
        "ApiAddress": {"Description": "The API, without /api", "Value": api},
        "ApiFunction": {"Description": "The function behind it", "Value": {"Ref": "APIHandler"}},
    }
    found["SiteBucket"] = _of_site("Where the site is uploaded", {"Ref": site.BUCKET})
    domain = {"Fn::GetAtt": [site.DISTRIBUTION, "DomainName"]}
    found["SiteDomain"] = _of_site("The host that serves it", domain)
    if websocket_api.declared(sam):
        found["LiveAddress"] = {
            "Description": "The WebSocket",
            "Value": websocket_api.address("wss", stage),
        }
    return found


def _of_site(description: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"Description": description, "Condition": site.CONDITION, "Value": value}
