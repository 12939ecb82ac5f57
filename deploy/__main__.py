"""`python -m deploy` is what `make deploy` runs. Settings: STAGE, ARCHITECTURE, and AWS's own."""

import os
import sys

from deploy import cloudformation, stages
from deploy.cloud import AwsCli
from deploy.deployment import Deployed, deploy
from deploy.errors import DeployError
from deploy.package.build import architecture, package
from deploy.uploads import embedding


def main() -> int:
    """An exit code."""
    try:
        stage = stages.load(os.environ.get("STAGE") or "dev")
        cloud = AwsCli()
        cloudformation.ready(cloud, stage)  # before the work of packaging
        print(f"Packaging the stage {stage.name}", flush=True)
        artefacts = package(stage, architecture(os.environ.get("ARCHITECTURE", "")))
        done = deploy(cloud, stage, artefacts, lambda line: print(line, flush=True))
    except DeployError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nInterrupted. {cloudformation.GOES_ON}", file=sys.stderr)
        return 130
    _report(done, stage)
    return 0


def _report(done: Deployed, stage: stages.Stage) -> None:
    print(f"\n  API       {done.outputs['ApiAddress']}/api/")
    print(f"  OpenAPI   {done.outputs['ApiAddress']}/api/openapi.json")
    if "LiveAddress" in done.outputs:
        print(f"  Live      {done.outputs['LiveAddress']}")
    if "SiteDomain" in done.outputs:
        host = f"https://{done.outputs['SiteDomain']}"
        print(f"  Console   {host}/console/")
        print(f"\nThe widget, on a page of yours:\n\n{embedding(host, done.outputs)}")
    account = f"TABLE_PREFIX={stage.table_prefix} .venv/bin/python manage.py create-agent USERNAME"
    print(f"\nAn agent's account: {account}")
    print("\nDeployed." if done.changed else "\nNothing has changed.")


if __name__ == "__main__":
    sys.exit(main())
