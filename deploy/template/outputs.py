"""What a deployment tells: addresses first."""

from typing import Any

from deploy.stages import Stage
from deploy.template import live_api, rest_api, site


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
    if live_api.declared(sam):
        found["LiveAddress"] = {
            "Description": "The WebSocket",
            "Value": live_api.address("wss", stage),
        }
    return found


def _of_site(description: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"Description": description, "Condition": site.CONDITION, "Value": value}
