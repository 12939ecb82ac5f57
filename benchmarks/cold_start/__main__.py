"""`python -m benchmarks.cold_start` is what `make bench-cold` runs; `--write` keeps docs/cold-start.md."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chalice.local import LambdaEventConverter, RouteMatcher

from benchmarks.cold_start.imports import Imports, measure_imports
from benchmarks.cold_start.page import PATH, missed, page, starts_table
from benchmarks.cold_start.starts import PRODUCT, Starts, make_folders, measure_starts
from benchmarks.stage import engine, set_up
from devserver.environment import for_endpoint

_PREFIX = "cold"
_OF_LAMBDA = {
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_LAMBDA_FUNCTION_NAME": "charla",
}


def main() -> int:
    """1 when the goal is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cold_start", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the result in docs/cold-start.md")
    parser.add_argument("--rounds", type=int, default=15, help="cold starts of each kind (15)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="charla-cold-") as scratch:
        measured, imports = measure(Path(scratch), options.rounds)
    print(starts_table(measured), imports.section(), sep="\n\n")
    if options.write:
        PATH.write_text(page(measured, imports), encoding="utf-8")
    print("Missed." if missed(measured) else "The goal is met.")
    return int(missed(measured))


def measure(scratch: Path, rounds: int) -> tuple[list[Starts], Imports]:
    """Cold starts of each kind, from folders made in `scratch`, and what the product's imports."""
    folders = make_folders(scratch)
    with engine() as url:
        environ = for_endpoint(os.environ, url) | _OF_LAMBDA | {"TABLE_PREFIX": _PREFIX}
        measured = measure_starts(folders, environ, _event(url), rounds)
        return measured, measure_imports(folders[PRODUCT], environ)


def _event(url: str) -> Mapping[str, Any]:
    """A guest asks after a chat that is stored."""
    path = "/api/chat/get_chat_status"
    chat_id = set_up(url, _PREFIX, agents=1).waiting().chat_id
    converter = LambdaEventConverter(RouteMatcher([path]))
    return converter.create_lambda_event("GET", f"{path}?chat_room_id={chat_id}", {})


if __name__ == "__main__":
    sys.exit(main())
