"""From the sources to the two artefacts that are deployed, on AWS and on this machine alike."""

import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.errors import DeployError
from deploy.package import archive
from deploy.stages import ROOT, Stage
from deploy.template.build import build as build_template
from deploy.template.parameters import ARCHITECTURES

BUILD = ROOT / "build"
_SHIPPED = ("app.py", "chalicelib", "requirements.txt")
_REGION = "us-east-1"  # Chalice asks for one and writes it nowhere
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Artefacts:
    """A stage's template and its zip; `folder` holds nothing else."""

    folder: Path

    @property
    def template(self) -> Path:
        return self.folder / "template.json"

    @property
    def archive(self) -> Path:
        return self.folder / "deployment.zip"


def architecture(asked: str = "") -> str:
    """The one that is `asked` for, else this machine's. Raises DeployError if Lambda has none such."""
    found = _MACHINES.get((asked or platform.machine()).lower())
    if found is None:
        known = " or ".join(ARCHITECTURES)
        raise DeployError(f"ARCHITECTURE must be {known}, not {asked or platform.machine()!r}.")
    return found


def package(stage: Stage, for_architecture: str, folder: Path = BUILD) -> Artefacts:
    """Builds both into `{folder}/package`. Raises DeployError."""
    made = _chalice_package(stage, for_architecture, folder)
    artefacts = Artefacts(folder / "package")
    shutil.rmtree(artefacts.folder, ignore_errors=True)
    artefacts.folder.mkdir(parents=True)
    archive.build(made.archive, artefacts.archive)
    template = build_template(made.sam, stage, for_architecture)
    artefacts.template.write_text(json.dumps(template, indent=1) + "\n", "utf-8")
    return artefacts


@dataclass(frozen=True, slots=True)
class _ChalicePackage:
    """Its SAM template, and the zip with everything in it."""

    sam: dict[str, Any]
    archive: Path


def _chalice_package(stage: Stage, architecture: str, build: Path) -> _ChalicePackage:
    """Runs it on a copy of what ships, in `build`, where it keeps what it fetched.

    Raises DeployError with the reason that it gives.
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
        raise DeployError(f"chalice package failed. {_reason(done.stderr)}")
    return _ChalicePackage(json.loads((out / "sam.json").read_text("utf-8")), out / "deployment.zip")


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
