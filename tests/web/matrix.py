"""Matrices of cases: some of them at every `make test`, all of them in `make prove`."""

from collections.abc import Iterable
from typing import Any

import pytest


def matrix(cases: Iterable[Any], always: Iterable[Any]) -> list[Any]:
    """`cases` as parametrize takes them; those that are not `always` run are marked `prove`."""
    often = list(always)
    return [case if case in often else _long(case) for case in cases]


def _long(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.prove)
