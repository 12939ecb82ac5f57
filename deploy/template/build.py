"""The whole template of a stage, out of the one that Chalice makes."""

import copy
from typing import Any

from deploy.stages import Stage
from deploy.template import alarms, functions, live_api, rest_api, site, tables
from deploy.template.outputs import outputs
from deploy.template.parameters import CONDITIONS, parameters


def build(sam: dict[str, Any], stage: Stage, architecture: str) -> dict[str, Any]:
    """A CloudFormation template for `stage`.

    `sam` is Chalice's own (`sam.json`), which stays as it is: its routes and functions are taken,
    its roles, policies and deployments are not. `architecture`: the zip's, `x86_64` or `arm64`.
    """
    chalice = copy.deepcopy(sam)
    handlers = list(functions.declared(chalice))
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"Charla, live customer chat: stage {stage.name}",
        "Parameters": parameters(architecture),
        "Conditions": CONDITIONS,
        "Resources": {
            **tables.resources(stage),
            **functions.resources(chalice, stage),
            **rest_api.resources(chalice, stage),
            **live_api.resources(chalice, stage),
            **alarms.resources(handlers, stage),
            **site.resources(),
        },
        "Outputs": outputs(chalice, stage),
    }
