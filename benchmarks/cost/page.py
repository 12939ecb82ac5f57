"""docs/cost.md, whole."""

from pathlib import Path

from benchmarks.conversations.measured import COMMAND, Measured
from benchmarks.conversations.table import figures_table
from benchmarks.cost.bill import Biller
from benchmarks.cost.prices import Prices
from benchmarks.cost.tables import assumptions_table, conversations_table, prices_table, standing_table
from chalicelib.domain.cursors import SOONEST_MS

PATH = Path(__file__).resolve().parents[2] / "docs" / "cost.md"

_WORDS = Path(__file__).with_name("page.md")


def page(biller: Biller, prices: Prices) -> str:
    """Under the assumptions of `biller`."""
    assumed, measured = biller.assumed, biller.measured
    return _WORDS.read_text(encoding="utf-8").format(
        messages=assumed.messages,
        open=assumed.wait_minutes + assumed.talk_minutes + assumed.idle_minutes,
        conversations=conversations_table(biller),
        machine=assumed.machine_dollars,
        soonest=SOONEST_MS / 1000,
        fixed=assumed.poll_seconds,
        standing=standing_table(biller),
        assumptions=assumptions_table(assumed),
        memory=assumed.memory_mb,
        share=assumed.memory_mb / assumed.vcpu_mb,
        as_of=prices.as_of,
        region=prices.region,
        prices=prices_table(prices),
        **_measurement(measured),
    )


def _measurement(measured: Measured) -> dict[str, object]:
    return {
        "command": COMMAND,
        "date": measured.date,
        "python": measured.python,
        "cores": measured.cores,
        "played": measured.messages,
        "agents": measured.agents,
        "rounds": measured.conversations,
        "stored": sum(measured.stored_bytes.values()),
        "figures": figures_table(measured),
    }
