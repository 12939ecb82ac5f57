"""Other artefacts than the ones that were packaged: of another stage, template or code."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import app
from deploy import emulator
from deploy.package import archive
from deploy.package.build import Artefacts
from deploy.package.installed import product_folder
from deploy.stages import Stage
from deploy.template.build import build
from tests.template.chalice_sam import sam_of

Template = dict[str, Any]


def named(name: str, **parameters: str) -> Stage:
    """A stage like prod, with a stack and tables of its own."""
    prod = emulator.stage_here("prod")
    environment = {"TABLE_PREFIX": name, "CHATS_PER_IP": "1000"}
    return replace(prod, name=name, table_prefix=name, environment=environment, parameters=parameters)


def artefacts(
    stage: Stage, code: Path, folder: Path, change: Callable[[Template], None] = lambda _: None
) -> Artefacts:
    """The zip `code` with the template of `stage`, after `change`; in `folder`."""
    made = Artefacts(folder / "package")
    made.folder.mkdir(parents=True)
    shutil.copy(code, made.archive)
    template = build(sam_of(app, stage.name), stage)
    change(template)
    made.template.write_text(json.dumps(template), "utf-8")
    return made


def changed_code(folder: Path, change: Callable[[Path], None]) -> Path:
    """The zip of the project after `change` to its unpacked code; in `folder`."""
    code = folder / "code"
    code.mkdir(parents=True)
    product_folder(code)
    change(code)
    small = folder / "deployment.zip"
    archive.build(Path(shutil.make_archive(str(folder / "chalice"), "zip", code)), small)
    return small
