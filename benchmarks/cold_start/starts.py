"""Cold starts in turn with others, from folders as Lambda has them once a zip is unpacked."""

import compileall
import resource
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deploy.package import archive
from deploy.package.function import Function
from deploy.package.installed import install, product_folder

PRODUCT = "Charla, as it ships"
BARE = "bare Chalice and boto3, as `chalice package` makes it"
_BARE_APP = Path(__file__).with_name("bare") / "app.py"
_BARE_NEEDS = ("boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3")
_WARM_UP = 2  # the machine reads the files from its disk


@dataclass(frozen=True, slots=True)
class Starts:
    """Milliseconds of each start, from before the process to its first answer.

    `answering`: how much of that came after the app was loaded; `processor`: the process's own time,
    until it ended.
    """

    name: str
    milliseconds: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def ratio(self, to: "Starts") -> float:
        """Of the fastest: whatever else the machine does only makes a start slower."""
        return min(self.milliseconds) / min(to.milliseconds)


def make_folders(scratch: Path) -> dict[str, Path]:
    """By the kind of start."""
    product, whole, bare, compiled = (scratch / name for name in ("product", "whole", "bare", "compiled"))
    product_folder(whole)
    chalice_zip = Path(shutil.make_archive(str(scratch / "whole"), "zip", whole))
    archive.build(chalice_zip, scratch / "product.zip")
    shutil.unpack_archive(scratch / "product.zip", product)
    install(_BARE_NEEDS, bare)
    shutil.copy(_BARE_APP, bare)
    shutil.copytree(bare, compiled)
    compileall.compile_dir(compiled, quiet=1)
    return {
        PRODUCT: product,
        "Charla, as `chalice package` makes it": whole,
        BARE: bare,
        "the same bare app, with .pyc": compiled,
    }


def measure_starts(
    folders: Mapping[str, Path], environ: Mapping[str, str], event: Mapping[str, Any], rounds: int
) -> list[Starts]:
    """By name, `rounds` starts of each."""
    measured = [Starts(name) for name in folders]
    for round_ in range(_WARM_UP + rounds):
        for starts in measured:
            taken = _start(folders[starts.name], environ, event)
            if round_ >= _WARM_UP:
                for of_all, seconds in zip(
                    (starts.milliseconds, starts.answering, starts.processor), taken, strict=True
                ):
                    of_all.append(seconds * 1000)
    return measured


def _start(folder: Path, environ: Mapping[str, str], event: Mapping[str, Any]) -> tuple[float, float, float]:
    began, worked = time.perf_counter(), _processor_seconds()
    with Function(folder, environ, log=subprocess.DEVNULL) as function:
        function.wait_until_loaded()
        loaded = time.perf_counter()
        answer = function(event)
        answered = time.perf_counter()
    assert answer["statusCode"] == 200, answer
    return answered - began, answered - loaded, _processor_seconds() - worked


def _processor_seconds() -> float:
    """Of all the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
