"""A position as text: it comes back whole, and is small enough for a query string."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.api.http.positions import BrokenPosition, parsed, written
from chalicelib.domain.chats import ArchiveCounts
from chalicelib.domain.positions import (
    MOST_DEPARTED,
    MOST_FOLLOWED,
    MOST_REMEMBERED,
    Departure,
    NotificationPosition,
    Position,
)

AGENT = "an agent's id"
NOW = 1_800_000_000_000
_counts = st.integers(0, 2**48)
_ids = st.uuids(version=4).map(str)
_notifications = st.builds(
    NotificationPosition,
    _counts,
    st.just(NOW),
    st.sampled_from([0, NOW]),
    st.dictionaries(st.binary(min_size=5, max_size=5), st.integers(NOW, NOW + 10**6)),
)
_positions = st.builds(
    Position,
    st.dictionaries(_ids, _counts),
    st.dictionaries(_ids, st.builds(Departure, st.integers(0, 2**40), st.booleans())),
    st.binary(min_size=6, max_size=6),
    st.builds(ArchiveCounts, _counts, _counts),
    _notifications,
)


@settings(derandomize=True, database=None, deadline=None, max_examples=20)
@given(_positions)
def test_what_was_written_is_parsed(position: Position) -> None:
    assert parsed(written(position, AGENT), AGENT) == position


@settings(derandomize=True, database=None, deadline=None, max_examples=20)
@given(_positions, st.data())
def test_what_was_changed_is_refused(position: Position, data: st.DataObject) -> None:
    text = written(position, AGENT)
    at = data.draw(st.integers(0, len(text) - 5))
    other = "B" if text[at] == "A" else "A"
    for broken in (text[:at], text[:at] + other + text[at + 1 :]):
        with pytest.raises(BrokenPosition):
            parsed(broken, AGENT)


def test_the_largest_fits_a_query_string() -> None:
    """API Gateway takes 10,240 bytes of request line and headers."""
    told = {number.to_bytes(5, "big"): NOW + 60_000 for number in range(MOST_REMEMBERED)}
    largest = Position(
        {str(uuid4()): 100_000 for _ in range(MOST_FOLLOWED + MOST_DEPARTED)},
        {str(uuid4()): Departure(100_000, False) for _ in range(MOST_DEPARTED)},
        b"queued",
        ArchiveCounts(10**6, 10**6),
        NotificationPosition(10**6, NOW, NOW, told),
    )
    assert len(written(largest, AGENT)) < 8500
