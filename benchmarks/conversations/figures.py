"""What one kind of call takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Means, but for the median of `processor_ms` (of all the process's threads). `pushes`: frames sent."""

    write_units: float
    read_units: float
    round_trips: float
    processor_ms: float
    answer_bytes: float
    log_bytes: float
    pushes: float
    pushed_bytes: float
