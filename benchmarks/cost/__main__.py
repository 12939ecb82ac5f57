"""`python -m benchmarks.cost` is what `make cost` runs: from measured calls and published prices."""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

from benchmarks.cost.measured import COMMAND, figures_table, load
from benchmarks.cost.model import (
    Assumptions,
    Biller,
    Way,
    empty_shift,
    open_seconds,
    seen_after_seconds,
    silent_hour,
)
from benchmarks.page import markdown
from chalicelib.domain.cursors import SOONEST_MS

PATH = Path(__file__).resolve().parents[2] / "docs" / "cost.md"
_WORDS = Path(__file__).with_name("page.md")
_OPTIONS = {field: f"--{field.name.replace('_', '-')}" for field in fields(Assumptions)}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message}; make cost ARGS=--help lists what there is.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """An exit code."""
    usage, what = "make cost ARGS='--messages 40 …'", "What conversations cost on AWS."
    parser = _Parser(prog="make cost", usage=usage, description=what)
    parser.add_argument("--write", action="store_true", help=f"keep it in docs/{PATH.name}")
    for field, option in _OPTIONS.items():
        shown = f"{field.metadata['what']} ({field.default})"
        parse, default = field.metadata["parse"], field.default
        parser.add_argument(option, type=parse, default=default, metavar="VALUE", help=shown)
    given = vars(parser.parse_args(arguments))
    write, assumed = given.pop("write"), Assumptions(**given)
    biller, published = biller_of(assumed)
    print("Dollars for 1,000 conversations, prices of {as_of} in {region}:\n".format(**published))
    print(conversations_table(biller), "\nDollars while nobody writes:\n", standing_table(biller), sep="\n")
    if write and assumed != Assumptions():
        print(f"{PATH.name} is kept under the usual assumptions alone; nothing was written.", file=sys.stderr)
        return 2
    if write:
        PATH.write_text(page(biller, published), encoding="utf-8")
    return 0


def biller_of(assumed: Assumptions) -> tuple[Biller, dict[str, str]]:
    """With the published prices; when and where they were published."""
    prices = tomllib.loads(Path(__file__).with_name("prices.toml").read_text(encoding="utf-8"))
    published = {name: prices.pop(name) for name in ("as_of", "region")}
    return Biller(assumed, load(), prices), published


def conversations_table(biller: Biller) -> str:
    """Dollars for 1,000 conversations, by what is paid for."""
    bills, machine = [biller.conversation(way) for way in Way], biller.assumed.machine_dollars
    paid = {name: price["unit"] for name, price in biller.prices.items() if name in bills[0]}
    seen = [seen_after_seconds(biller.assumed, way) for way in Way]
    as_many = [f"{machine // sum(bill.values()):,.0f}" for bill in bills]
    rows = [
        ("", *Way),
        *((unit, *(_dollars(bill[name] * 1000) for bill in bills)) for name, unit in paid.items()),
        ("in all", *(_dollars(sum(bill.values()) * 1000) for bill in bills)),
        (f"conversations a month for {machine:g} dollars", *as_many),
        ("a message is seen after", *(f"{each:.1f} s" if each else "its push" for each in seen)),
    ]
    return markdown(rows)


def standing_table(biller: Biller) -> str:
    """Dollars of what is open while nobody writes."""
    assumed = biller.assumed
    hours = [biller.of(way, silent_hour(assumed, way), 60) for way in Way]
    shifts = [biller.of(way, empty_shift(assumed, way), assumed.shift_minutes) for way in Way]
    hour = "1,000 open chats, for the first hour after the last message"
    shift = f"a console, for {assumed.shift_minutes / 60:g} hours without a chat"
    of_hours = (hour, *(_dollars(sum(bill.values()) * 1000) for bill in hours))
    return markdown([("", *Way), of_hours, (shift, *(_dollars(sum(bill.values())) for bill in shifts))])


def page(biller: Biller, published: dict[str, str]) -> str:
    """docs/cost.md, whole."""
    assumed, measured = biller.assumed, biller.measured
    parameters = [
        (f"`{option}`", str(getattr(assumed, field.name)).removesuffix(".0"), field.metadata["what"])
        for field, option in _OPTIONS.items()
    ]
    prices = [
        (each["unit"], f"{each['dollars']:.10g}", f"{each['per']:,}", each["source"], each["compared"])
        for each in biller.prices.values()
    ]
    shown = {
        "conversations": conversations_table(biller),
        "standing": standing_table(biller),
        "assumptions": markdown([("parameter", "value", "what it is"), *parameters]),
        "prices": markdown([("what", "dollars", "for", "published in", "read in"), *prices]),
        "figures": figures_table(measured),
    }
    derived = {"share": assumed.memory_mb / assumed.vcpu_mb, "stored": sum(measured.stored_bytes.values())}
    paces = {"open": open_seconds(assumed) / 60, "soonest": SOONEST_MS / 1000, "command": COMMAND}
    words = _WORDS.read_text(encoding="utf-8")
    return words.format(**published, **shown, **derived, **paces, assumed=assumed, measured=measured)


def _dollars(amount: float) -> str:
    return f"{amount:,.3f}" if amount else "-"


if __name__ == "__main__":
    sys.exit(main())
