"""From the sources to the two artefacts that are deployed, on AWS and on this machine alike."""

import json
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

from deploy.errors import ToolError
from deploy.package import archive
from deploy.package.chalice_package import chalice_package
from deploy.stages import ROOT, Stage
from deploy.template.build import build
from deploy.template.parameters import ARCHITECTURES

BUILD = ROOT / "build"
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
    """The one that is `asked` for, else this machine's. Raises ToolError if Lambda has none such."""
    found = _MACHINES.get((asked or platform.machine()).lower())
    if found is None:
        known = " or ".join(ARCHITECTURES)
        raise ToolError(f"ARCHITECTURE must be {known}, not {asked or platform.machine()!r}.")
    return found


def package(stage: Stage, for_architecture: str, folder: Path = BUILD) -> Artefacts:
    """Builds both into `{folder}/package`. Raises ToolError."""
    made = chalice_package(stage, for_architecture, folder)
    artefacts = Artefacts(folder / "package")
    shutil.rmtree(artefacts.folder, ignore_errors=True)
    artefacts.folder.mkdir(parents=True)
    archive.build(made.archive, artefacts.archive)
    template = build(made.sam, stage, for_architecture)
    artefacts.template.write_text(json.dumps(template, indent=1) + "\n", "utf-8")
    return artefacts
