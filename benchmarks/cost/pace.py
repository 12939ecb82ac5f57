"""How often a client polls that follows the server's `retry_after_ms`."""

from chalicelib.domain.cursors import AGENT_LATEST_MS, SOONEST_MS, poll_interval


def polls(silences: float, seconds: float) -> float:
    """Of a chat in which something happens every `silences` seconds, for `seconds`."""
    return seconds * min(_in_one(silences) / silences, 1000 / SOONEST_MS)


def polls_of_silence(seconds: float) -> float:
    """While nothing happens, from what happened last on."""
    return float(_in_one(seconds)) if seconds else 0.0


def polls_of_nobody(seconds: float) -> float:
    """Of an agent who has no chat, with nobody in the queue."""
    return seconds * 1000 / AGENT_LATEST_MS


def _in_one(seconds: float) -> int:
    count, now = 0, 0
    while now < seconds * 1000:
        now += poll_interval(now)
        count += 1
    return count
