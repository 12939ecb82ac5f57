"""What it costs that somebody could write, while nobody does."""

from benchmarks.conversations.calls import Call
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.pace import polls_of_nobody, polls_of_silence
from benchmarks.cost.timeline import Way, noted

_HOUR_SECONDS = 3600.0


def silent_hour(assumed: Assumptions, way: Way) -> dict[Call, float]:
    """What a guest's open chat calls in the first hour after its last message."""
    if way is Way.POLLING:
        return {Call.GUEST_POLLS: _HOUR_SECONDS / assumed.poll_seconds}
    if way is Way.ADAPTIVE:
        return {Call.GUEST_POLLS: polls_of_silence(_HOUR_SECONDS)}
    return {
        Call.GUEST_POLLS: _HOUR_SECONDS / assumed.guest_confirm_seconds,
        Call.GUEST_PINGS: _HOUR_SECONDS / assumed.guest_ping_seconds,
    }


def empty_shift(assumed: Assumptions, way: Way) -> dict[Call, float]:
    """What a console calls in a shift in which no chat comes."""
    seconds = 60 * assumed.shift_minutes
    if way is not Way.WEBSOCKET:
        polls = seconds / assumed.poll_seconds if way is Way.POLLING else polls_of_nobody(seconds)
        seen = noted(seconds, polls)
        return {Call.AGENT_LOGS_IN: 1, Call.AGENT_IS_SEEN: seen, Call.AGENT_POLLS: polls - seen}
    lines = max(1.0, assumed.shift_minutes / assumed.reconnect_minutes)
    return {
        Call.AGENT_LOGS_IN: 1,
        Call.AGENT_POLLS: seconds / assumed.agent_confirm_seconds,
        Call.AGENT_PINGS: seconds / assumed.agent_ping_seconds,
        Call.CONNECTS: lines,
        Call.AGENT_AUTHENTICATES: lines,
        Call.DISCONNECTS: lines,
    }
