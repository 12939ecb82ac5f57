"""The published prices, from the one dated file that has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).with_name("prices.toml")


@dataclass(frozen=True, slots=True)
class Price:
    """`dollars` for `per` of `unit`; `source` is the page of AWS that says so."""

    dollars: float
    per: int
    unit: str
    source: str

    def of(self, quantity: float) -> float:
        return quantity * self.dollars / self.per


@dataclass(frozen=True, slots=True)
class Prices:
    """`as_of`: the month in which they were published so."""

    as_of: str
    region: str
    by_name: Mapping[str, Price]


def load() -> Prices:
    given = tomllib.loads(PATH.read_text(encoding="utf-8"))
    as_of, region = given.pop("as_of"), given.pop("region")
    return Prices(as_of, region, {name: Price(**price) for name, price in given.items()})
