"""Whatever a client sends is answered once, and told no more than an error's text."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from client.guest import Guest
from tests.http.error_texts import ERRORS
from tests.http.live.conftest import Connect

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
_ACTIONS = st.sampled_from(["subscribe", "authenticate", "typing", "ping", "fly"]) | _VALUES
_FRAMES = st.fixed_dictionaries(
    {"action": _ACTIONS},
    optional=dict.fromkeys(("chat_room_id", "token", "after", "guest_token", "language", "content"), _VALUES),
)
_BODIES = _FRAMES.map(json.dumps) | _VALUES.map(json.dumps) | st.text()
anything = given(body=_BODIES)
often = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(frames: list[dict[str, Any]]) -> None:
    """One answer: a pong, or an error that people may read."""
    [frame] = frames
    assert frame["type"] in ("error", "pong")
    if frame["type"] == "error":
        assert frame.keys() - {"fields"} == {"type", "error", "code"}
        assert frame["error"] in ERRORS[frame["code"]]


@often
@anything
def test_before_it_said_who_it_is(connect: Connect, body: str) -> None:
    check(connect().send_raw(body))


@often
@anything
def test_after_it_said_who_it_is(guest: Guest, connect: Connect, body: str) -> None:
    client = connect()
    client.send(action="subscribe", chat_room_id=guest.chat_id)
    check(client.send_raw(body))
