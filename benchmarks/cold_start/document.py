"""docs/cold-start.md, whole."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cold_start.imports import Imports
from benchmarks.cold_start.starts import Starts, ratio
from benchmarks.table import markdown

PATH = Path(__file__).resolve().parents[2] / "docs" / "cold-start.md"

GOAL = 0.5
PRODUCT = "Charla, as it ships"
BARE = "bare Chalice and boto3, as `chalice package` makes it"
_TOP = 10

_INTRODUCTION = """\
# What a cold start takes

From before a fresh process starts to its first answer, which reads one item of DynamoDB: `make bench-cold`
measures it, prints this page's tables and fails when the goal is missed; `bin/setup python -m
benchmarks.cold_start --write` writes this page.

- Each kind starts from a folder of its own that nothing is written to, as Lambda's is, with nothing else
  on Python's path; the kinds take turns. DynamoDB is MiniStack on the loopback. The same event, a guest's
  get_chat_status, goes straight into the app.
- The bare app has one route and `boto3.client("dynamodb")`, and reads the same item. `chalice package`
  ships no .pyc, so that each cold start compiles what it imports.
- `deploy/package/archive.py` says what the product's zip leaves out, and what it has compiled; nothing
  looks for garbage while it is imported (`deploy/package/entry.py`).
- "Answering" is what comes after the app is loaded. Lambda gives a function that starts a whole processor,
  and one that answers what its memory buys: 0.29 of one at 512 MB. So the product makes its clients,
  for DynamoDB and for pushes, when it starts, and reads then whom TLS trusts
  (`storage/dynamodb.py`).
  Here neither app has pushes, nor TLS.
- The processor's time is the least that any of the processes took, from its start to its end.
- The ratio is that of the fastest starts: whatever else the machine does only makes one slower. It is
  about the processor's and the disk's part of a cold start: what AWS takes to make a sandbox and to fetch
  the zip comes on top, for both.
"""

_IMPORTS = """\
## What it imports

`python -X importtime`, the least of {rounds} runs, milliseconds of each module's own code. The ten slowest:

{top}

And by package, {total:.0f} ms in all (measuring makes each import slower than it is):

{packages}
"""


def starts_table(measured: Sequence[Starts]) -> str:
    bare = next(each for each in measured if each.name == BARE)
    head = (
        "started",
        "median ms",
        "fastest ms",
        "of that answering",
        "processor ms",
        "ratio",
        "goal",
        "result",
    )
    return markdown([head, *(_row(each, bare) for each in measured)])


def missed(measured: Sequence[Starts]) -> bool:
    by_name = {each.name: each for each in measured}
    return ratio(by_name[PRODUCT], by_name[BARE]) > GOAL


def _row(each: Starts, bare: Starts) -> tuple[str, ...]:
    share = ratio(each, bare)
    has_goal = each.name == PRODUCT
    verdict = ("ok" if share <= GOAL else "missed") if has_goal else ""
    goal = f"{GOAL:g}" if has_goal else ""
    times = [f"{ms:.0f}" for ms in (each.median, each.fastest, each.median_answering, min(each.processor))]
    return (each.name, *times, f"{share:.2f}", goal, verdict)


def imports_section(imports: Imports, rounds: int) -> str:
    top = [("module", "ms"), *((f"`{name}`", f"{ms:.1f}") for name, ms in imports.slowest(_TOP))]
    packages = [
        ("package", "ms"),
        *((name, f"{ms:.1f}") for name, ms in imports.by_package().items() if ms >= 1),
    ]
    return _IMPORTS.format(rounds=rounds, top=markdown(top), total=imports.total, packages=markdown(packages))


def page(measured: Sequence[Starts], imports: Imports, rounds: int) -> str:
    made_with = (
        f"{len(measured[0].milliseconds)} starts of each kind, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores:"
    )
    parts = [_INTRODUCTION, made_with, "", starts_table(measured), "", imports_section(imports, rounds)]
    return "\n".join(parts)
