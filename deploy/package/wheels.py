"""What requirements.txt names, as wheels for Lambda's Linux and not for the machine that packages.

Chalice can download them for the version of its own interpreter alone, and leaves out in silence what it
does not find; pip can for any, and says so.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from deploy.errors import DeployError
from deploy.stages import ROOT
from deploy.target import Target

_REQUIREMENTS = ROOT / "requirements.txt"
_MACHINES = {"arm64": "aarch64", "x86_64": "x86_64"}
# The minor version of the glibc 2 that a runtime's Linux has: Amazon Linux 2023's, where it is not 2's.
_GLIBC = 34
_OLDER_GLIBC = {"python3.11": 26}
_UNSATISFIED = re.compile(r"No matching distribution found for (\S+)")


def install_wheels(target: Target, folder: Path) -> None:
    """Unpacks them into `folder`. Raises DeployError with what could not be had."""
    platforms = [f"--platform={name}" for name in _platforms(target)]
    given = ["--only-binary=:all:", "--implementation=cp", f"--python-version={target.python}", *platforms]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-compile"]
    what = ["--no-deps", "--target", str(folder), "-r", str(_REQUIREMENTS)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", *quiet, *given, *what],
        env={**os.environ, "PIP_USER": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DeployError(_reason(done.stderr, target))


def _platforms(target: Target) -> list[str]:
    newest = _OLDER_GLIBC.get(target.runtime, _GLIBC)
    machine = _MACHINES[target.architecture]
    return [f"manylinux_2_{minor}_{machine}" for minor in range(newest, 16, -1)] + [
        f"manylinux2014_{machine}"
    ]


def _reason(said: str, target: Target) -> str:
    if missing := _UNSATISFIED.search(said):
        return (
            f"Could not satisfy the requirement: {missing[1]}. Is a package index within reach, "
            f"and has it this for {target.runtime} on Lambda's Linux ({target.architecture})?"
        )
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"pip could not fetch what ships: {lines[-1] if lines else 'it gave no reason.'}"
