"""`make stack`: the artefacts that would be deployed, on an emulated AWS on this machine.

Settings: STAGE (dev), RESET (1: start empty).
"""

import os
import sys
from collections.abc import Mapping

from deploy import emulator
from deploy.deployment import Deployed
from deploy.errors import DeployError
from deploy.package.build import package
from devserver import clone
from devserver.demo import AGENTS, PASSWORD
from devserver.engine import Engine, forget_state
from devserver.errors import RunError
from devserver.interrupts import Interrupts, StopRequested
from devserver.terminal import complain, say

FOLDER = clone.DATA / "stack"


def main() -> int:
    """Runs until it is told to stop; an exit code."""
    try:
        with Interrupts() as interrupts:
            _run(os.environ, interrupts)
    except StopRequested:
        say("Stopped.")
    except (RunError, DeployError) as error:
        complain(error)
        return 1
    return 0


def _run(environ: Mapping[str, str], interrupts: Interrupts) -> None:
    stage = emulator.stage_here(environ.get("STAGE") or "dev")
    with clone.only_run(f"make stack STAGE={stage.name}", FOLDER) as lock:
        say(f"Packaging the stage {stage.name}")
        artefacts = package(stage)
        if environ.get("RESET", "") not in ("", "0"):
            forget_state(FOLDER)
        say("Starting an emulated AWS")
        engine, emulated = emulator.start(FOLDER, persist=True, keep=(lock,))
        try:
            deployed = emulated.deploy(stage, artefacts, say, site=True)
            emulated.add_demo_accounts(stage)
            say(_welcome(deployed, engine, emulated.site(deployed.outputs)))
            _watch(engine, interrupts)
        finally:
            say("Stopping…")
            engine.stop()


def _welcome(deployed: Deployed, engine: Engine, site: str) -> str:
    names = ", ".join(agent["username"] for agent in AGENTS)
    live = deployed.outputs.get("LiveAddress")
    return f"""
  API       {deployed.outputs["ApiAddress"]}/api/
  OpenAPI   {deployed.outputs["ApiAddress"]}/api/openapi.json{
        f'''
  Live      {live}'''
        if live
        else ""
    }
  Site      {site}/ (a demo shop; {site}/console/ for agents)
  AWS       {engine.url} (for AWS_ENDPOINT_URL; state in .data/stack, kept between runs)
  Accounts  {names}; password {PASSWORD}

The stack is ready. Ctrl-C stops it."""


def _watch(engine: Engine, interrupts: Interrupts) -> None:
    while (code := engine.child.ended()) is None:
        interrupts.wait()
    raise RunError(f"The emulated AWS ended by itself (exit code {code}); its log: {engine.log}")


if __name__ == "__main__":
    sys.exit(main())
