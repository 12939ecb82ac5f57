"""Presence: an agent is present who lately made a call or sent a frame."""

PRESENT_MS = 120_000
NOTED_EVERY_MS = 60_000


def is_present(last_seen_at: int | None, now: int) -> bool:
    return last_seen_at is not None and now - last_seen_at <= PRESENT_MS


def is_due(last_seen_at: int | None, now: int) -> bool:
    """True if presence is to be noted again: at most once a minute, so that it costs next to nothing."""
    return last_seen_at is None or now - last_seen_at >= NOTED_EVERY_MS
