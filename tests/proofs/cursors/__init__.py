"""Clients that follow cursors while others do what they like, and the full reads beside them."""

import pytest

# So that a failure shows what was compared.
pytest.register_assert_rewrite("tests.proofs.cursors.guests", "tests.proofs.cursors.consoles")
