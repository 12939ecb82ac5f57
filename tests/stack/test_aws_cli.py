"""`make deploy` and `make undeploy` whole, by the AWS CLI itself, on an AWS that is emulated."""

import os
import shutil
import subprocess
import sys

import pytest

from client.api import HttpApi
from deploy.emulator import KEY, REGION, Emulator
from deploy.stages import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("aws") is None, reason="needs the AWS CLI"),
]
PATIENCE = 600
# The emulated functions are processes of this machine, whatever the stage would run on.
DEPLOY = """import sys
from deploy.__main__ import main
from deploy.emulator import stage_here
sys.exit(main(stage_here))"""


def run(program: list[str], emulated: Emulator, **environ: str) -> str:
    """What the tool says, once it has succeeded."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, *program],
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
    said = run(["-c", DEPLOY], emulated)
    assert "Creating the stack charla-prod in us-east-1" in said
    address = next(line.split()[1] for line in said.splitlines() if line.startswith("  API "))
    assert address.startswith("https://")
    assert address.endswith(".execute-api.us-east-1.amazonaws.com/prod/api/")
    api_id = address.removeprefix("https://").partition(".")[0]
    here = HttpApi(f"{emulated.url}/_aws/execute-api/{api_id}/prod")
    assert here.get("/api/health/").expect(200) == {"status": "ok"}
    assert "Nothing has changed." in run(["-c", DEPLOY], emulated)
    said = run(["-m", "deploy.undeploy"], emulated, CONFIRM="prod")
    assert "stays    table charla-prod-chats, about 0 rows" in said
    assert "lost     table charla-prod-sessions, about 0 rows" in said
    assert here.get("/api/health/").status != 200
