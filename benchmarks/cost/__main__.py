"""`python -m benchmarks.cost` is what `make cost` runs."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields
from typing import NoReturn

from benchmarks.conversations import measured
from benchmarks.cost import prices
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.bill import Biller
from benchmarks.cost.page import PATH, page
from benchmarks.cost.tables import conversations_table, standing_table


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message}; make cost ARGS=--help lists what there is.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """An exit code."""
    given = vars(_parser().parse_args(arguments))
    write = given.pop("write")
    assumed, published = Assumptions(**given), prices.load()
    biller = Biller(assumed, measured.load(), published.by_name)
    print(f"Dollars for 1,000 conversations, prices of {published.as_of} in {published.region}:\n")
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
    parser = _Parser(
        prog="make cost",
        usage="make cost ARGS='--messages 40 …'",
        description="What conversations cost on AWS.",
    )
    parser.add_argument("--write", action="store_true", help=f"keep it in docs/{PATH.name}")
    for field in fields(Assumptions):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=field.metadata["parse"],
            default=field.default,
            metavar="VALUE",
            help=f"{field.metadata['what']} ({field.default})",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
