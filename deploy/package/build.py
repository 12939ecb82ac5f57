"""From the sources to the two artefacts that are deployed, on AWS and on this machine alike."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.errors import DeployError
from deploy.package import archive
from deploy.package.interpreter import interpreter
from deploy.package.wheels import install_wheels
from deploy.stages import ROOT, Stage
from deploy.template.build import build as build_template

BUILD = ROOT / "build"
_SHIPPED = ("app.py", "chalicelib")
_VENDOR = "vendor"  # what stands in it, Chalice ships as it is
_REGION = "us-east-1"  # Chalice asks for one and writes it nowhere
_CHALICE = Path(__file__).with_name("chalice_command.py")


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


def package(stage: Stage, folder: Path = BUILD) -> Artefacts:
    """Builds both into `{folder}/package`, for the stage's target. Raises DeployError."""
    compiler = interpreter(stage.target.python)
    made = _chalice_package(stage, folder)
    artefacts = Artefacts(folder / "package")
    shutil.rmtree(artefacts.folder, ignore_errors=True)
    artefacts.folder.mkdir(parents=True)
    archive.build(made.archive, artefacts.archive, compiler)
    template = build_template(made.sam, stage)
    artefacts.template.write_text(json.dumps(template, indent=1) + "\n", "utf-8")
    return artefacts


@dataclass(frozen=True, slots=True)
class _ChalicePackage:
    """Its SAM template, and the zip with everything in it."""

    sam: dict[str, Any]
    archive: Path


def _chalice_package(stage: Stage, build: Path) -> _ChalicePackage:
    """Runs it on a copy of what ships, in `build`. Raises DeployError with the reason that it gives."""
    source, out = build / "source", build / "chalice"
    _copy(source, stage)
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            str(_CHALICE),
            stage.target.runtime,
            "package",
            "--stage",
            stage.name,
            str(out),
        ],
        cwd=source,
        env={**os.environ, "AWS_DEFAULT_REGION": _REGION},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        raise DeployError(f"chalice package failed. {lines[-1] if lines else 'It gave no reason.'}")
    return _ChalicePackage(json.loads((out / "sam.json").read_text("utf-8")), out / "deployment.zip")


def _copy(source: Path, stage: Stage) -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))
    config["stages"][stage.name]["lambda_architecture"] = stage.target.architecture
    shutil.rmtree(source, ignore_errors=True)
    (source / ".chalice").mkdir(parents=True)
    (source / ".chalice" / "config.json").write_text(json.dumps(config), "utf-8")
    install_wheels(stage.target, source / _VENDOR)
    (source / "requirements.txt").touch()
    for name in _SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
