"""A measured call, the goal that it has, and what it took."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.gateway import Request
from benchmarks.recorder import RoundTrip
from benchmarks.stage import Stage
from chalicelib.adapters.system import SystemClock

Prepare = Callable[[Stage], Request]


@dataclass(frozen=True, slots=True)
class Cost:
    """Capacity units, the token's included; `round_trips` besides the token's."""

    write_units: float
    read_units: float
    round_trips: int
    token_round_trips: int


@dataclass(frozen=True, slots=True)
class Goal:
    """At most this much; None: no goal."""

    write_units: float | None = None
    read_units: float | None = None
    round_trips: int | None = None

    def missed_by(self, cost: Cost) -> bool:
        pairs = (
            (self.write_units, cost.write_units),
            (self.read_units, cost.read_units),
            (self.round_trips, cost.round_trips),
        )
        return any(goal is not None and measured > goal for goal, measured in pairs)


@dataclass(frozen=True, slots=True)
class Case:
    """`prepare` sets the scene and gives the call to measure."""

    name: str
    prepare: Prepare
    goal: Goal = Goal()


@dataclass(frozen=True, slots=True)
class Measurement:
    name: str
    goal: Goal
    cost: Cost

    @property
    def missed(self) -> bool:
        return self.goal.missed_by(self.cost)


def measure(stage: Stage, case: Case) -> Measurement:
    """Raises UnexpectedAnswerError where the call does not succeed."""
    stage.see_everybody(SystemClock().now())
    request = case.prepare(stage)
    with stage.recorder.recording() as trips:
        stage.gateway.send(request)
    return Measurement(case.name, case.goal, _cost(trips))


def _cost(trips: Sequence[RoundTrip]) -> Cost:
    of_token = sum(trip.of_token for trip in trips)
    return Cost(
        sum(trip.write_units for trip in trips),
        sum(trip.read_units for trip in trips),
        len(trips) - of_token,
        of_token,
    )
