"""`python -m benchmarks.cost` is what `make cost` runs: from measured calls and published prices."""

import argparse
import math
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, NoReturn

from benchmarks.conversation.measured import COMMAND, figures_table, load
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.model import Biller, Way, empty_shift, open_seconds, seen_after_seconds, silent_hour
from benchmarks.page import markdown
from chalicelib.domain.pace import SOONEST_MS

PATH = Path(__file__).resolve().parents[2] / "docs" / "cost.md"
_WORDS = Path(__file__).with_name("page.md")
_PRICES = Path(__file__).with_name("prices.toml")
_THOUSAND = 1000


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message}; make cost ARGS=--help lists what there is.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """An exit code."""
    given = vars(_parser().parse_args(arguments))
    write, assumed = given.pop("write"), Assumptions(**given)
    biller, published = biller_of(assumed)
    print("Dollars for 1,000 conversations, prices of {as_of} in {region}:\n".format(**published))
    print(conversations_table(biller))
    print("\nDollars while nobody writes:\n")
    print(standing_table(biller))
    if write and assumed != Assumptions():
        print(f"{PATH.name} is kept under the usual assumptions alone; nothing was written.", file=sys.stderr)
        return 2
    if write:
        PATH.write_text(page(biller, published), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    usage, what = "make cost ARGS='--messages 40 …'", "What conversations cost on AWS."
    parser = _Parser(prog="make cost", usage=usage, description=what)
    parser.add_argument("--write", action="store_true", help=f"keep it in docs/{PATH.name}")
    for field in fields(Assumptions):
        shown = f"{field.metadata['what']} ({field.default})"
        parse, default = field.metadata["parse"], field.default
        parser.add_argument(_option(field.name), type=parse, default=default, metavar="VALUE", help=shown)
    return parser


def biller_of(assumed: Assumptions) -> tuple[Biller, dict[str, str]]:
    """With the published prices; when and where they were published."""
    prices = tomllib.loads(_PRICES.read_text(encoding="utf-8"))
    published = {name: prices.pop(name) for name in ("as_of", "region")}
    return Biller(assumed, load(), prices), published


def conversations_table(biller: Biller) -> str:
    """Dollars for 1,000 conversations, by what is paid for."""
    bills = [biller.conversation(way) for way in Way]
    machine = biller.assumed.machine_dollars
    return markdown([
        ("", *Way),
        *(
            (price["unit"], *(_dollars(bill[name] * _THOUSAND) for bill in bills))
            for name, price in biller.prices.items()
            if name in bills[0]
        ),
        ("in all", *(_dollars(sum(bill.values()) * _THOUSAND) for bill in bills)),
        (
            f"conversations a month for {machine:g} dollars",
            *(f"{math.floor(machine / sum(bill.values())):,}" for bill in bills),
        ),
        ("a message is seen after", *(_seen(seen_after_seconds(biller.assumed, way)) for way in Way)),
    ])  # fmt: skip


def standing_table(biller: Biller) -> str:
    """Dollars of what is open while nobody writes."""
    assumed = biller.assumed
    hours = [biller.of(way, silent_hour(assumed, way), 60) for way in Way]
    shifts = [biller.of(way, empty_shift(assumed, way), assumed.shift_minutes) for way in Way]
    hour = "1,000 open chats, for the first hour after the last message"
    shift = f"a console, for {assumed.shift_minutes / 60:g} hours without a chat"
    return markdown([
        ("", *Way),
        (hour, *(_dollars(sum(bill.values()) * _THOUSAND) for bill in hours)),
        (shift, *(_dollars(sum(bill.values())) for bill in shifts)),
    ])  # fmt: skip


def page(biller: Biller, published: dict[str, str]) -> str:
    """docs/cost.md, whole."""
    assumed, measured = biller.assumed, biller.measured
    parameters = [
        (f"`{_option(each.name)}`", _plain(getattr(assumed, each.name)), each.metadata["what"])
        for each in fields(assumed)
    ]
    prices = [
        (each["unit"], f"{each['dollars']:.10g}", f"{each['per']:,}", each["source"], each["compared"])
        for each in biller.prices.values()
    ]
    return _WORDS.read_text(encoding="utf-8").format(
        **published,
        assumed=assumed,
        measured=measured,
        command=COMMAND,
        open=open_seconds(assumed) / 60,
        soonest=SOONEST_MS / 1000,
        share=assumed.memory_mb / assumed.vcpu_mb,
        stored=sum(measured.stored_bytes.values()),
        conversations=conversations_table(biller),
        standing=standing_table(biller),
        assumptions=markdown([("parameter", "value", "what it is"), *parameters]),
        prices=markdown([("what", "dollars", "for", "published in", "read in"), *prices]),
        figures=figures_table(measured),
    )


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _dollars(amount: float) -> str:
    return f"{amount:,.3f}" if amount else "-"


def _seen(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds else "its push"


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
