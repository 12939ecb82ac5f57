"""A goal is missed by what is above it, in any of its three figures."""

import pytest

from benchmarks.cases import Cost, Goal

COST = Cost(write_units=11, read_units=1.5, round_trips=2, token_round_trips=1)


@pytest.mark.parametrize(
    "goal", [Goal(), Goal(write_units=11), Goal(read_units=1.5), Goal(write_units=12, round_trips=2)]
)
def test_a_goal_is_met_up_to_its_figure(goal: Goal) -> None:
    assert not goal.missed_by(COST)


@pytest.mark.parametrize(
    "goal",
    [Goal(write_units=10), Goal(read_units=1), Goal(round_trips=1), Goal(write_units=12, read_units=0)],
)
def test_one_figure_above_it_misses_it(goal: Goal) -> None:
    assert goal.missed_by(COST)
