"""No call costs more than its goal: what `make bench` measures, on smaller tables and chats."""

from collections.abc import Iterator

import pytest

from benchmarks.__main__ import measure_processor_time
from benchmarks.calls import Cost, Goal, Section, Sizes, sections
from benchmarks.page import PATH
from benchmarks.stage import engine

# Closed chats fill a page for each of three agents, and a part of one for each of more agents.
SMALL = sections(Sizes(tables=(110,), agents=5, marked=20, histories=(30,), past=2, notifications=20))
COST = Cost(write_units=11, read_units=1.5, round_trips=2, of_token=1)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """An engine for all of them."""
    with engine() as address:
        yield address


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


@pytest.mark.parametrize("section", SMALL, ids=[section.title for section in SMALL])
def test_no_call_costs_more_than_its_goal(url: str, section: Section) -> None:
    measured = section.measure(url)
    assert not [(case.name, cost) for case, cost in measured if case.goal.missed_by(cost)]


def test_each_call_is_timed_as_often_as_asked(url: str) -> None:
    spent = measure_processor_time(url, 3)
    assert [len(milliseconds) for milliseconds in spent.values()] == [3, 3, 3, 3]
    assert all(min(milliseconds) > 0 for milliseconds in spent.values())


def test_the_page_of_costs_shows_every_call() -> None:
    page = PATH.read_text(encoding="utf-8")
    missing = [
        case.name for section in sections(Sizes()) for case in section.cases if f"| {case.name}" not in page
    ]
    assert not missing, "bin/setup python -m benchmarks --write"
