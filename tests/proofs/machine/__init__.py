"""Guests and agents in a random play, and a plain model beside the app."""

import pytest

# So that a failure shows what was compared.
pytest.register_assert_rewrite("tests.proofs.machine.checks", "tests.proofs.machine.shown")
