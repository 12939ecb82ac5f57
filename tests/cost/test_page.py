"""docs/cost.md says what the command says, for what is kept."""

from benchmarks.conversations import measured
from benchmarks.conversations.calls import Call
from benchmarks.cost import prices
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.bill import Biller
from benchmarks.cost.page import PATH, page


def test_the_page_is_the_commands() -> None:
    published = prices.load()
    biller = Biller(Assumptions(), measured.load(), published.by_name)
    assert PATH.read_text(encoding="utf-8") == page(biller, published), "make cost ARGS=--write"


def test_every_call_was_measured_both_ways() -> None:
    kept = measured.load()
    assert kept.websocket.keys() == set(Call)
    assert kept.polling.keys() == {call for call in Call if not call.is_frame}
    assert min(kept.stored_bytes.values()) > 0


def test_every_price_says_where_it_is_published() -> None:
    for price in prices.load().by_name.values():
        assert price.dollars > 0
        assert price.source.endswith(("pricing", "pricing, data transfer"))
