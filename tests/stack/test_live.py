"""The WebSocket's black-box tests, against the gateway and the functions that are deployed."""

import os
import subprocess
import sys

import pytest

from deploy.stages import ROOT

pytestmark = pytest.mark.slow
TESTS = ("tests/live/test_talking.py", "tests/live/test_protocol.py")
PATIENCE = 300


def test_the_protocol_holds_where_it_is_deployed(deployed: dict[str, str]) -> None:
    addresses = {"CHARLA_API": deployed["ApiAddress"], "CHARLA_LIVE": deployed["LiveAddress"]}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", *TESTS],
        cwd=ROOT,
        env={**os.environ, **addresses},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout or "100%" in done.stdout
