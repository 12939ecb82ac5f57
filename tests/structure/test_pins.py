"""The files of pins: each names all that its packages need, and no package stands in two of them."""

from collections import Counter
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FILES = ("requirements.txt", "requirements-run.txt", "requirements-dev.txt")
FROM_THE_ENVIRONMENT = {"pip"}  # a .venv has it from the start, and chalice asks for it


def pins(file: str) -> list[Requirement]:
    """The pins of `file` itself, without those that it takes from another."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and line[0] not in "#-"]


def needs(pin: Requirement) -> set[str]:
    """What the package of `pin` needs here, by their canonical names."""
    asked = [Requirement(line) for line in distribution(pin.name).requires or ()]
    extras = [{"extra": extra} for extra in ("", *pin.extras)]
    wanted = [one for one in asked if one.marker is None or any(map(one.marker.evaluate, extras))]
    return {canonicalize_name(one.name) for one in wanted}


def test_a_package_is_pinned_once_and_exactly() -> None:
    every = [pin for file in FILES for pin in pins(file)]
    times = Counter(canonicalize_name(pin.name) for pin in every)
    assert not [name for name, count in times.items() if count > 1]
    assert not [str(pin) for pin in every if not str(pin.specifier).startswith("==")]


@pytest.mark.parametrize("count", range(1, len(FILES) + 1), ids=FILES)
def test_what_a_package_needs_is_pinned_with_it(count: int) -> None:
    listed = [pin for file in FILES[:count] for pin in pins(file)]
    known = {canonicalize_name(pin.name) for pin in listed} | FROM_THE_ENVIRONMENT
    lacking = {pin.name: missing for pin in listed if (missing := needs(pin) - known)}
    assert not lacking


@pytest.mark.parametrize(("file", "before"), [(FILES[1], FILES[0]), (FILES[2], FILES[1])])
def test_each_file_builds_on_the_one_before(file: str, before: str) -> None:
    assert f"\n-r {before}\n" in (ROOT / file).read_text(encoding="utf-8")
