"""What `chalice package` says of an app, without the zip that it would build first."""

import json
from typing import Any

from chalice.app import Chalice
from chalice.config import Config
from chalice.deploy.appgraph import ApplicationGraphBuilder, DependencyBuilder
from chalice.deploy.deployer import BuildStage, InjectDefaults, PolicyGenerator, SwaggerBuilder
from chalice.deploy.swagger import CFNSwaggerGenerator
from chalice.package import PackageOptions, ResourceBuilder, SAMTemplateGenerator
from chalice.policy import AppPolicyGenerator
from chalice.utils import OSUtils

from deploy.stages import CONFIG_PATH, ROOT


class _WithoutClient(PackageOptions):
    """Service principals of AWS's usual regions."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type] # the client would ask AWS for the principals

    def service_principal(self, service: str) -> str:
        return f"{service}.amazonaws.com"


def sam_of(app: Chalice, stage: str) -> dict[str, Any]:
    """Chalice's SAM template of `app`, by the project's own configuration."""
    config = Config(
        chalice_stage=stage,
        user_provided_params={"chalice_app": app, "project_dir": str(ROOT)},
        config_from_disk=json.loads(CONFIG_PATH.read_text("utf-8")),
        default_params={"autogen_policy": True},
    )
    steps = [
        InjectDefaults(),
        PolicyGenerator(AppPolicyGenerator(OSUtils()), OSUtils()),
        SwaggerBuilder(CFNSwaggerGenerator()),
    ]
    builder = ResourceBuilder(ApplicationGraphBuilder(), DependencyBuilder(), BuildStage(steps))
    resources = builder.construct_resources(config, stage)
    template = SAMTemplateGenerator(config, _WithoutClient()).generate(resources)
    for resource in template["Resources"].values():
        resource["Properties"].pop("CodeUri", None)
    plain: dict[str, Any] = json.loads(json.dumps(template))
    return plain
