"""`python -m deploy` is what `make deploy` runs. Settings: STAGE, and AWS's own."""

import os
import sys
from collections.abc import Callable

from deploy import cloudformation, stages
from deploy.cloud import AwsCli
from deploy.deployment import Deployed, deploy
from deploy.errors import DeployError
from deploy.package.build import package
from deploy.uploads import embedding


def main(load: Callable[[str], stages.Stage] = stages.load) -> int:
    """Deploys the stage that `load` makes of its name. Returns an exit code."""
    try:
        stage = load(os.environ.get("STAGE") or "dev")
        cloud = AwsCli()
        cloudformation.ready(cloud, stage)  # before the work of packaging
        print(
            f"Packaging the stage {stage.name}, for {stage.target.runtime} on {stage.target.architecture}",
            flush=True,
        )
        artefacts = package(stage)
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
