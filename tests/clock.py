"""A clock that stands still until a test moves it."""

# 2100-01-15T10:30:00Z: to come, so that no engine's TTL takes a row that is alive by this clock.
START = 4_103_692_200_000


class FakeClock:
    """The time as the services see it: `now` in milliseconds since the epoch (UTC)."""

    def __init__(self, start: int = START) -> None:
        self._milliseconds = start

    def now(self) -> int:
        """Milliseconds since the epoch."""
        return self._milliseconds

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return self._milliseconds / 1000

    def sleep(self, seconds: float) -> None:
        """Move on by `seconds` at once: nobody waits in a test."""
        self.advance(seconds)

    def jump(self, milliseconds: int) -> None:
        """Go to a moment, given as `now` gives it."""
        self._milliseconds = milliseconds

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass (parts of a millisecond are rounded up)."""
        self._milliseconds += -int(-seconds * 1000 // 1)
