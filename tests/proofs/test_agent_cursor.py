"""A console that follows one cursor ends with what the full reads show, and is told nothing twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib import wiring
from chalicelib.storage.inboxes import InboxStore
from tests.proofs.cursors.consoles import Console
from tests.proofs.cursors.lag import LaggingIndex
from tests.proofs.cursors.steps import IN_THE_HOUSE, Step, World, steps
from tests.proofs.machine.scene import PEOPLE, set_scene

_ALWAYS = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
_limits = st.sampled_from([1, 2, 3, 500])
# After each step somebody's console may ask, for a page of some size, of an index some steps behind.
_looks = st.tuples(st.integers(0, len(PEOPLE) - 1), _limits, st.sampled_from([0, 0, 1, 2, 5]))
_moves = st.tuples(steps(IN_THE_HOUSE), st.none() | _looks)
Play = list[tuple[Step, tuple[int, int, int] | None]]


def _check(play: Play, last_limit: int) -> None:
    scene = set_scene()
    stage, consoles = World(scene), [Console(scene.agents[person]) for person in PEOPLE]
    index = LaggingIndex([console.agent.id for console in consoles])
    store = wiring.services().agent_feed.inboxes
    assert isinstance(store, InboxStore)
    for step, looking in play:
        stage.play(step)
        index.remember(store)
        if looking:
            who, limit, index.behind = looking
            with index.shown():
                consoles[who].look(limit)
    for console in consoles:
        while console.look(last_limit):
            pass
        console.check(scene.auditor)


@settings(_ALWAYS, max_examples=5)
@given(st.lists(_moves, min_size=8, max_size=20), _limits)
def test_following_ends_with_what_there_is(play: Play, last_limit: int) -> None:
    _check(play, last_limit)


@pytest.mark.slow
@settings(_ALWAYS, max_examples=30)
@given(st.lists(_moves, min_size=20, max_size=80), _limits)
def test_following_for_long_ends_with_what_there_is(play: Play, last_limit: int) -> None:
    _check(play, last_limit)
