"""`python -m benchmarks.cold_start` is what `make bench-cold` runs; `--write` keeps docs/cold-start.md.

Starts are in turn with others, from folders as Lambda has them once a zip is unpacked.
"""

import argparse
import compileall
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chalice.local import LambdaEventConverter, RouteMatcher

from benchmarks.page import markdown
from benchmarks.stage import engine, set_up
from deploy.package import archive
from deploy.package.function import Function
from deploy.package.installed import install, product_folder
from devserver.environment import for_endpoint

PATH = Path(__file__).resolve().parents[2] / "docs" / "cold-start.md"
GOAL = 0.5
_WORDS = Path(__file__).with_name("page.md")
_PREFIX = "cold"
_ROUTE = "/api/chat/get_chat_status"
_REGION = dict.fromkeys(("AWS_REGION", "AWS_DEFAULT_REGION"), "us-east-1")
_OF_LAMBDA = {**_REGION, "AWS_LAMBDA_FUNCTION_NAME": "charla", "TABLE_PREFIX": _PREFIX}
PRODUCT = "Charla, as it ships"
BARE = "bare Chalice and boto3, as `chalice package` makes it"
_BARE_APP = Path(__file__).with_name("bare") / "app.py"
_BARE_NEEDS = ("boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3")
_WARM_UP = 2  # the machine reads the files from its disk


@dataclass(frozen=True, slots=True)
class Starts:
    """Milliseconds of each start: to its first answer, of that once it was loaded, of the processor."""

    name: str
    taken: list[tuple[float, float, float]] = field(default_factory=list)

    def ratio(self, to: "Starts") -> float:
        """Of the fastest: whatever else the machine does only makes a start slower."""
        return min(self.taken)[0] / min(to.taken)[0]


def main() -> int:
    """1 when the goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cold_start", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the result in docs/cold-start.md")
    parser.add_argument("--rounds", type=int, default=15, help="cold starts of each kind (15)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="charla-cold-") as scratch:
        measured = measure(Path(scratch), options.rounds)
    table = starts_table(measured)
    print(table)
    if options.write:
        here = {"cores": os.cpu_count(), "python": platform.python_version()}
        words = _WORDS.read_text(encoding="utf-8")
        PATH.write_text(words.format(starts=options.rounds, table=table, **here), encoding="utf-8")
    print("Missed." if missed(measured) else "The goal is met.")
    return int(missed(measured))


def measure(scratch: Path, rounds: int) -> list[Starts]:
    """Cold starts of each kind, from folders made in `scratch`: a guest asks after a chat that is stored."""
    folders = make_folders(scratch)
    with engine() as url:
        chat_id = set_up(url, _PREFIX, agents=1).waiting().chat_id
        converter = LambdaEventConverter(RouteMatcher([_ROUTE]))
        event = converter.create_lambda_event("GET", f"{_ROUTE}?chat_room_id={chat_id}", {})
        return measure_starts(folders, for_endpoint(os.environ, url) | _OF_LAMBDA, event, rounds)


def starts_table(measured: Sequence[Starts]) -> str:
    bare = next(each for each in measured if each.name == BARE)
    head = ("started", "median ms", "fastest ms", "of that answering", "processor ms")
    return markdown([(*head, "ratio", "goal", "result"), *(_row(each, bare) for each in measured)])


def missed(measured: Sequence[Starts]) -> bool:
    by_name = {each.name: each for each in measured}
    return by_name[PRODUCT].ratio(by_name[BARE]) > GOAL


def _row(each: Starts, bare: Starts) -> tuple[str, ...]:
    ratio, (whole, answering, processor) = each.ratio(bare), zip(*each.taken, strict=True)
    figures = (statistics.median(whole), min(whole), statistics.median(answering), min(processor))
    goal = (f"{GOAL:g}", "ok" if ratio <= GOAL else "missed") if each.name == PRODUCT else ("", "")
    return (each.name, *(f"{ms:.0f}" for ms in figures), f"{ratio:.2f}", *goal)


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
                starts.taken.append(taken)
    return measured


def _start(folder: Path, environ: Mapping[str, str], event: Mapping[str, Any]) -> tuple[float, float, float]:
    began, worked = time.perf_counter(), _processor_seconds()
    with Function(folder, environ, log=subprocess.DEVNULL) as function:
        function.wait_until_loaded()
        loaded = time.perf_counter()
        answer = function(event)
        answered = time.perf_counter()
    assert answer["statusCode"] == 200, answer
    processor = _processor_seconds() - worked
    return 1000 * (answered - began), 1000 * (answered - loaded), 1000 * processor


def _processor_seconds() -> float:
    """Of all the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
