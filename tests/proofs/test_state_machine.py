"""Guests, agents and an admin do what they like, and the app agrees with the model at every step."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.proofs.machine.marking import Marking
from tests.proofs.machine.moves import Move, moves_of
from tests.proofs.machine.talking import Talking

# The same plays at every run: what fails in CI fails on everybody's machine.
_ALWAYS = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)


class Moves(Talking, Marking):
    """All that anybody can do."""


class Everything(Moves):
    """All moves, in any order."""

    @rule(chat=st.integers(0, 2), move=moves_of(Moves))
    def somebody_moves(self, chat: int, move: Move) -> None:
        """In or about one of the chats that there are."""
        name, how = move
        getattr(self, name)(self.house.chats[chat % len(self.house.chats)], **how)


def test_the_app_agrees_with_the_model() -> None:
    quick = settings(_ALWAYS, max_examples=8, stateful_step_count=22)
    run_state_machine_as_test(Everything, settings=quick)


@pytest.mark.slow
def test_the_app_agrees_with_the_model_in_long_plays() -> None:
    long = settings(_ALWAYS, max_examples=12, stateful_step_count=50)
    run_state_machine_as_test(Everything, settings=long)
