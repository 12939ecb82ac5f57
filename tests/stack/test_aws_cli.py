"""`make deploy` and `make undeploy` whole, by the AWS CLI itself, on an AWS that is emulated."""

import os
import shutil
import subprocess
import sys

import pytest

from deploy.emulator import KEY, REGION, Emulator
from deploy.stages import ROOT
from tests.stack.addresses import RemoteApi

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("aws") is None, reason="needs the AWS CLI"),
]
PATIENCE = 600


def run(module: str, emulated: Emulator, **environ: str) -> str:
    """What the tool says, once it has succeeded."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={
            **kept,
            "AWS_ENDPOINT_URL": emulated.url,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": KEY,
            "AWS_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "STAGE": "prod",
            **environ,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_stage_is_deployed_deployed_again_and_removed(emulated: Emulator) -> None:
    said = run("deploy", emulated)
    assert "Creating the stack charla-prod in us-east-1" in said
    address = next(line.split()[1] for line in said.splitlines() if line.startswith("  API "))
    assert address.startswith("https://")
    assert address.endswith(".execute-api.us-east-1.amazonaws.com/prod/api/")
    api_id = address.removeprefix("https://").partition(".")[0]
    here = RemoteApi(f"{emulated.url}/_aws/execute-api/{api_id}/prod")
    assert here.get("/api/health/").expect(200) == {"status": "ok"}
    assert "Nothing has changed." in run("deploy", emulated)
    said = run("deploy.undeploy", emulated, CONFIRM="prod")
    assert "stays    table charla-prod-chats, about 0 rows" in said
    assert "lost     table charla-prod-sessions, about 0 rows" in said
    assert here.get("/api/health/").status != 200
