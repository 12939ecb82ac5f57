"""A guest who follows the cursor ends with what a full read shows, and is told nothing twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.proofs.cursors.guests import Replay, follow, look
from tests.proofs.cursors.steps import IN_A_CHAT, Step, World, steps
from tests.proofs.machine.scene import set_scene

# The same plays at every run: what fails in CI fails on everybody's machine.
_ALWAYS = settings(derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
_limits = st.sampled_from([1, 2, 3, 7, 500])
# After each step the guest may look, at one page of some size.
_plays = st.lists(st.tuples(steps(IN_A_CHAT), st.none() | _limits), min_size=4, max_size=30)


def _check(play: list[tuple[Step, int | None]], last_limit: int) -> None:
    stage = World(set_scene())
    stage.play(play[0][0])
    replays: dict[str, Replay] = {}
    for step, limit in play:
        stage.play(step)
        guest = stage.guests[step.chat % len(stage.guests)]
        if limit:
            look(guest, replays.setdefault(guest.chat_id, Replay()), limit)
    for guest in stage.guests:
        replay = replays.setdefault(guest.chat_id, Replay())
        follow(guest, replay, last_limit)
        replay.check(guest.chat_id, stage.scene.auditor)


@settings(_ALWAYS, max_examples=10)
@given(_plays, _limits)
def test_following_ends_with_the_chat(play: list[tuple[Step, int | None]], last_limit: int) -> None:
    _check(play, last_limit)


@pytest.mark.slow
@settings(_ALWAYS, max_examples=40)
@given(st.lists(st.tuples(steps(IN_A_CHAT), st.none() | _limits), min_size=15, max_size=80), _limits)
def test_following_for_long_ends_with_the_chat(play: list[tuple[Step, int | None]], last_limit: int) -> None:
    _check(play, last_limit)
