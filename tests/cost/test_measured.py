"""What is kept is still what the calls take: their units, which no machine's speed changes."""

import pytest

from benchmarks.conversations import measured
from benchmarks.conversations.figures import Figures
from benchmarks.conversations.measuring import measure
from benchmarks.stage import engine

# Means over few conversations: how often a client polls in vain or a frame comes late moves them a little.
RELATIVE, ABSOLUTE = 0.1, 0.5


def units(figures: Figures) -> list[float]:
    return [figures.write_units, figures.read_units, figures.round_trips, figures.pushes]


@pytest.mark.slow
@pytest.mark.parametrize("live", [False, True], ids=["polling", "websocket"])
def test_the_calls_take_what_is_kept(live: bool) -> None:
    kept = measured.load()
    with engine() as url:
        found, stored = measure(url, 1, live=live)
    of_kept = kept.websocket if live else kept.polling
    for call, figures in found.items():
        expected = pytest.approx(units(of_kept[call]), rel=RELATIVE, abs=ABSOLUTE)
        assert units(figures) == expected, (call, measured.COMMAND)
    # The first conversation of a table makes its counters' row too, which more of them share.
    assert stored == pytest.approx(kept.stored_bytes, rel=0.2)
