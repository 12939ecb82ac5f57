"""The results as Markdown."""

import math
from collections.abc import Mapping
from dataclasses import fields

from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.bill import Bill, Biller
from benchmarks.cost.prices import Prices
from benchmarks.cost.standing import empty_shift, silent_hour
from benchmarks.cost.timeline import Way, seen_after_seconds
from benchmarks.table import markdown

_THOUSAND = 1000


def conversations_table(biller: Biller) -> str:
    """Dollars for 1,000 conversations, by what is paid for."""
    bills = {way: biller.conversation(way) for way in Way}
    rows = [
        _line(name, bills) for name in biller.prices if any(name in each.lines for each in bills.values())
    ]
    total = ("in all", *(_dollars(each.dollars * _THOUSAND) for each in bills.values()))
    assumed = biller.assumed
    seen = ("a message is seen after", *(_seen(seen_after_seconds(assumed, way)) for way in Way))
    even = (
        f"conversations a month for {assumed.machine_dollars:g} dollars",
        *(f"{math.floor(assumed.machine_dollars / each.dollars):,}" for each in bills.values()),
    )
    return markdown([("", *Way), *rows, total, even, seen])


def standing_table(biller: Biller) -> str:
    """Dollars of what is open while nobody writes."""
    assumed = biller.assumed
    hours = [biller.of(way, silent_hour(assumed, way), 60).dollars * _THOUSAND for way in Way]
    shifts = [biller.of(way, empty_shift(assumed, way), assumed.shift_minutes).dollars for way in Way]
    shift = f"a console, for {assumed.shift_minutes / 60:g} hours without a chat"
    return markdown(
        [
            ("", *Way),
            ("1,000 open chats, for the first hour after the last message", *map(_dollars, hours)),
            (shift, *map(_dollars, shifts)),
        ]
    )


def assumptions_table(assumed: Assumptions) -> str:
    rows = [
        (f"`--{field.name.replace('_', '-')}`", _plain(getattr(assumed, field.name)), field.metadata["what"])
        for field in fields(assumed)
    ]
    return markdown([("parameter", "value", "what it is"), *rows])


def prices_table(prices: Prices) -> str:
    rows = [
        (each.unit, f"{each.dollars:.10g}", f"{each.per:,}", each.source) for each in prices.by_name.values()
    ]
    return markdown([("what", "dollars", "for", "published in"), *rows])


def _line(name: str, bills: Mapping[Way, Bill]) -> tuple[str, ...]:
    price = next(each.lines[name].price for each in bills.values() if name in each.lines)
    paid = (each.lines[name].dollars if name in each.lines else 0.0 for each in bills.values())
    return (f"{price.unit}", *(_dollars(dollars * _THOUSAND) for dollars in paid))


def _dollars(amount: float) -> str:
    return f"{amount:,.3f}" if amount else "-"


def _seen(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds else "its push"


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
