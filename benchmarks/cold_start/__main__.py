"""`python -m benchmarks.cold_start` is what `make bench-cold` runs; `--write` keeps docs/cold-start.md."""

import argparse
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from chalice.local import LambdaEventConverter, RouteMatcher

from benchmarks.cold_start.starts import BARE, PRODUCT, Starts, make_folders, measure_starts
from benchmarks.page import markdown
from benchmarks.stage import engine, set_up
from devserver.environment import for_endpoint

PATH = Path(__file__).resolve().parents[2] / "docs" / "cold-start.md"
GOAL = 0.5
_WORDS = Path(__file__).with_name("page.md")
_PREFIX = "cold"
_ROUTE = "/api/chat/get_chat_status"
_REGION = {"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1"}
_OF_LAMBDA = {**_REGION, "AWS_LAMBDA_FUNCTION_NAME": "charla", "TABLE_PREFIX": _PREFIX}


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
        cores, python = os.cpu_count(), platform.python_version()
        words = _WORDS.read_text(encoding="utf-8")
        page = words.format(starts=options.rounds, python=python, cores=cores, table=table)
        PATH.write_text(page, encoding="utf-8")
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
    ratio, median = each.ratio(bare), statistics.median
    figures = (median(each.milliseconds), min(each.milliseconds), median(each.answering), min(each.processor))
    goal = (f"{GOAL:g}", "ok" if ratio <= GOAL else "missed") if each.name == PRODUCT else ("", "")
    return (each.name, *(f"{ms:.0f}" for ms in figures), f"{ratio:.2f}", *goal)


if __name__ == "__main__":
    sys.exit(main())
