"""Work beside a request: many things at once, under one deadline, whatever becomes of them."""

from functools import partial
from threading import Event

import pytest

from chalicelib.adapters.background import ThreadedTasks
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import measured, record

MANY = 100
PATIENT = ThreadedTasks(Settings(live_push_milliseconds=30_000))


def same(number: int) -> int:
    return number


def fail() -> int:
    """Goes wrong."""
    raise ValueError


def test_what_ended_well_is_given_in_order() -> None:
    with PATIENT.within_budget() as background:
        assert background.run([partial(same, number) for number in range(MANY)]) == list(range(MANY))
        assert background.run([fail, lambda: 1, fail, lambda: 2]) == [1, 2]
        assert background.run([]) == []


def test_all_of_it_is_done_at_once() -> None:
    both = [Event(), Event()]

    def meet(own: Event, other: Event) -> bool:
        own.set()
        return other.wait(30)

    with PATIENT.within_budget() as background:
        assert background.run([lambda: meet(*both), lambda: meet(*reversed(both))]) == [True, True]


def test_what_has_not_begun_in_time_never_begins() -> None:
    hurried, release, ended = ThreadedTasks(Settings(live_push_milliseconds=50)), Event(), Event()
    begun: list[int] = []

    def hang(number: int) -> None:
        begun.append(number)
        release.wait(30)

    with hurried.within_budget() as background:
        assert background.run([partial(hang, number) for number in range(MANY)]) == []
    release.set()
    while not ended.is_set():  # once this is done, so is all that waited before it
        with hurried.within_budget() as background:
            background.run([ended.set])
    assert 0 < len(begun) < MANY


@pytest.mark.parametrize("calls", [1, MANY])
def test_what_it_costs_is_counted_for_the_request(calls: int) -> None:
    with measured() as usage, PATIENT.within_budget() as background:
        one = {"ConsumedCapacity": {"CapacityUnits": 0.5}}
        background.run([lambda: record(one)] * calls)
    assert (usage.calls, usage.units) == (calls, calls / 2)
