"""Guests, agents and an admin do what they like, and the app agrees with the model at every step."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proofs.machine.marking import Marking
from tests.proofs.machine.talking import Talking

_ALWAYS = settings(
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)


class House(Talking, Marking):
    """Everything that can be done."""


def test_the_app_agrees_with_the_model() -> None:
    quick = settings(_ALWAYS, derandomize=True, max_examples=8, stateful_step_count=30)
    run_state_machine_as_test(House, settings=quick)


@pytest.mark.slow
def test_the_app_agrees_with_the_model_in_long_plays() -> None:
    long = settings(_ALWAYS, max_examples=60, stateful_step_count=80, phases=set(Phase) - {Phase.reuse})
    run_state_machine_as_test(House, settings=long)
