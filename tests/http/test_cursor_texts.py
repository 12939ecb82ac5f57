"""A cursor as text: it comes back whole, and is small enough for a query string."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.api.cursors import InvalidCursor, decode_cursor, encode_cursor
from chalicelib.domain.chats import ArchiveCounts
from chalicelib.domain.cursors import (
    MAX_DEPARTED,
    MAX_FOLLOWED,
    MAX_REMEMBERED,
    AgentCursor,
    Departure,
    NotificationCursor,
)

AGENT = "an agent's id"
NOW = 1_800_000_000_000
_counts = st.integers(0, 2**48)
_ids = st.uuids(version=4).map(str)
_notifications = st.builds(
    NotificationCursor,
    _counts,
    st.just(NOW),
    st.sampled_from([0, NOW]),
    st.dictionaries(st.binary(min_size=5, max_size=5), st.integers(NOW, NOW + 10**6)),
)
_positions = st.builds(
    AgentCursor,
    st.dictionaries(_ids, _counts),
    st.dictionaries(_ids, st.builds(Departure, st.integers(0, 2**40), st.booleans())),
    st.binary(min_size=6, max_size=6),
    st.builds(ArchiveCounts, _counts, _counts),
    _notifications,
)


@settings(derandomize=True, database=None, deadline=None, max_examples=20)
@given(_positions)
def test_what_was_written_is_parsed(cursor: AgentCursor) -> None:
    assert decode_cursor(encode_cursor(cursor, AGENT), AGENT) == cursor


@settings(derandomize=True, database=None, deadline=None, max_examples=20)
@given(_positions, st.data())
def test_what_was_changed_is_refused(cursor: AgentCursor, data: st.DataObject) -> None:
    text = encode_cursor(cursor, AGENT)
    at = data.draw(st.integers(0, len(text) - 5))
    other = "B" if text[at] == "A" else "A"
    for broken in (text[:at], text[:at] + other + text[at + 1 :]):
        with pytest.raises(InvalidCursor):
            decode_cursor(broken, AGENT)


def test_the_largest_fits_a_query_string() -> None:
    """API Gateway takes 10,240 bytes of request line and headers."""
    told = {number.to_bytes(5, "big"): NOW + 60_000 for number in range(MAX_REMEMBERED)}
    largest = AgentCursor(
        {str(uuid4()): 100_000 for _ in range(MAX_FOLLOWED + MAX_DEPARTED)},
        {str(uuid4()): Departure(100_000, False) for _ in range(MAX_DEPARTED)},
        b"queued",
        ArchiveCounts(10**6, 10**6),
        NotificationCursor(10**6, NOW, NOW, told),
    )
    assert len(encode_cursor(largest, AGENT)) < 8500
