"""One stage, out of its artefacts, into one AWS: the same steps on the real and an emulated one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deploy import cloudformation
from deploy.cloud import Cloud
from deploy.errors import CloudError, DeployError
from deploy.package.build import Artefacts
from deploy.stages import Stage
from deploy.template.tables import KEPT
from deploy.uploads import Uploaded, upload_artefacts, upload_site

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Deployed:
    """`outputs` are the template's: ApiAddress and so on."""

    changed: bool
    outputs: dict[str, str]


def deploy(
    cloud: Cloud,
    stage: Stage,
    artefacts: Artefacts,
    say: Say,
    parameters: Mapping[str, str] | None = None,
) -> Deployed:
    """Deploys `artefacts` as `stage`; `parameters` of the stack win over the stage's own.

    `say` is told what goes on. Raises DeployError.
    """
    before = cloudformation.ready(cloud, stage)
    create = before is None or before["StackStatus"] == "REVIEW_IN_PROGRESS"
    uploaded = upload_artefacts(cloud, stage, artefacts)
    say(f"{'Creating' if create else 'Updating'} the stack {stage.stack} in {cloud.region}")
    given = {**stage.parameters, **_captcha(cloud, stage), **(parameters or {})}
    adds_site = given.get("Site") == "true" and "SiteBucket" not in _outputs_of(before)
    asked = _change(stage, uploaded, {**given, "Site": "false"} if adds_site else given)
    if create and (left := _left_tables(cloud, stage)):
        say(f"Taking over what an earlier stack left: {', '.join(left)}")
        asked["ImportExistingResources"] = True
    changed = cloudformation.change(cloud, stage.stack, asked, create=create)
    if adds_site:
        say("Adding the site")
        _add_site(cloud, stage, _change(stage, uploaded, given))
        changed = True
    outputs = _outputs(cloud, stage)
    if "SiteBucket" in outputs:
        say(f"Uploading the site to {outputs['SiteBucket']}")
        upload_site(cloud, outputs)
    return Deployed(changed, outputs)


def _add_site(cloud: Cloud, stage: Stage, asked: Mapping[str, Any]) -> None:
    # By a change of its own: a new account may have no CloudFront yet, and keeps all the rest so.
    try:
        cloudformation.change(cloud, stage.stack, asked, create=False)
    except DeployError as error:
        raise DeployError(f"The API is deployed, and the site is not. {error}") from error


def _change(stage: Stage, uploaded: Uploaded, parameters: Mapping[str, str]) -> dict[str, Any]:
    given = {**parameters, "CodeBucket": uploaded.bucket, "CodeKey": uploaded.code_key}
    return {
        "TemplateURL": uploaded.template_url,
        "Parameters": [
            {"ParameterKey": key, "ParameterValue": value} for key, value in sorted(given.items())
        ],
        "Capabilities": ["CAPABILITY_IAM"],
        "Tags": [{"Key": "charla:stage", "Value": stage.name}],
    }


def _captcha(cloud: Cloud, stage: Stage) -> dict[str, str]:
    # CloudFormation reads a secret again only when the reference itself changes.
    secret = stage.parameters.get("CaptchaSecret")
    if not secret:
        return {}
    try:
        described = cloud.call("secretsmanager", "DescribeSecret", {"SecretId": secret})
    except CloudError as error:
        if error.code != "ResourceNotFoundException":
            raise
        raise DeployError(
            f"Secrets Manager has no secret {secret} in {cloud.region}. Create it: "
            f"aws secretsmanager create-secret --name {secret} --secret-string file:///dev/stdin"
        ) from error
    versions = described["VersionIdsToStages"]
    current = next(version for version, stages in versions.items() if "AWSCURRENT" in stages)
    return {"CaptchaSecretVersion": current}


def _left_tables(cloud: Cloud, stage: Stage) -> list[str]:
    if not stage.keeps_data:
        return []
    names = [f"{stage.table_prefix}-{noun}" for noun in KEPT]
    return [name for name in names if _exists(cloud, name)]


def _exists(cloud: Cloud, table: str) -> bool:
    try:
        cloud.call("dynamodb", "DescribeTable", {"TableName": table})
    except CloudError as error:
        if error.code != "ResourceNotFoundException":
            raise
        return False
    return True


def _outputs(cloud: Cloud, stage: Stage) -> dict[str, str]:
    found = cloudformation.find(cloud, stage.stack)
    assert found is not None, "a stack that was just deployed"
    return _outputs_of(found)


def _outputs_of(stack: Mapping[str, Any] | None) -> dict[str, str]:
    return {each["OutputKey"]: each["OutputValue"] for each in (stack or {}).get("Outputs", [])}
