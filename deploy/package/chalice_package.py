"""What `chalice package` makes of the project, for one stage and one architecture."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.errors import ToolError
from deploy.stages import ROOT, Stage

_SHIPPED = ("app.py", "chalicelib", "requirements.txt")
_REGION = "us-east-1"  # Chalice asks for one and writes it nowhere


@dataclass(frozen=True, slots=True)
class ChalicePackage:
    """Its SAM template, and the zip with everything in it."""

    sam: dict[str, Any]
    archive: Path


def chalice_package(stage: Stage, architecture: str, build: Path) -> ChalicePackage:
    """Runs it on a copy of what ships, in `build`, where it keeps what it fetched.

    Raises ToolError with the reason that it gives.
    """
    source, out = build / "source", build / "chalice"
    _copy(source, architecture)
    chalice = Path(sys.executable).with_name("chalice")
    done = subprocess.run(
        [str(chalice), "package", "--stage", stage.name, str(out)],
        cwd=source,
        env={**os.environ, "AWS_DEFAULT_REGION": _REGION},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ToolError(f"chalice package failed. {_reason(done.stderr)}")
    return ChalicePackage(json.loads((out / "sam.json").read_text("utf-8")), out / "deployment.zip")


def _copy(source: Path, architecture: str) -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    (source / ".chalice").mkdir(parents=True, exist_ok=True)
    (source / ".chalice" / "config.json").write_text(
        json.dumps({**config, "lambda_architecture": architecture}), "utf-8"
    )
    for name in _SHIPPED:
        shutil.rmtree(source / name, ignore_errors=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)


def _reason(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = lines[-1] if lines else "it gave no reason."
    # Chalice ends by an exception's full name.
    kind, _, words = last.rpartition("Error: ")
    if kind.endswith(("NoSuchPackage", "PackageDownload")):
        return f"{words} Is a package index within reach, and has it this for Lambda's Linux?"
    return last
