"""docs/cost.md says what the command says, for what is kept."""

from benchmarks.cost.__main__ import PATH, biller_of, page
from benchmarks.cost.measured import Call, load
from benchmarks.cost.model import Assumptions


def test_the_page_is_the_commands() -> None:
    assert PATH.read_text(encoding="utf-8") == page(*biller_of(Assumptions())), "make cost ARGS=--write"


def test_every_call_was_measured_both_ways() -> None:
    kept = load()
    assert kept.websocket.keys() == set(Call)
    assert kept.polling.keys() == {call for call in Call if not call.is_frame}
    assert min(kept.stored_bytes.values()) > 0


def test_every_price_says_where_it_is_published() -> None:
    biller, _ = biller_of(Assumptions())
    for price in biller.prices.values():
        assert price["dollars"] > 0
        assert price["source"].endswith(("pricing", "pricing, data transfer"))
        assert "." in price["compared"].partition("/")[0]  # a host
