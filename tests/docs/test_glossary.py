"""docs/glossary.md and docs/architecture.md name places that exist, and every noun of the domain."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHALICELIB = ROOT / "chalicelib"
LAYERS = sorted(path.name for path in CHALICELIB.iterdir() if path.is_dir() and path.name != "__pycache__")
PLACE = re.compile(rf"`((?:{'|'.join(LAYERS)}|web|deploy|tests|management)/[\w./]*)`")


def named(page: str) -> list[str]:
    return sorted(set(PLACE.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("page", ["glossary.md", "architecture.md"])
def test_every_place_that_a_page_names_exists(page: str) -> None:
    places = named(page)
    assert len(places) > 20
    roots = {place: CHALICELIB if place.split("/")[0] in LAYERS else ROOT for place in places}
    assert [place for place, root in roots.items() if not (root / place).exists()] == []


def test_every_noun_of_the_domain_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    modules = {path.name for path in (CHALICELIB / "domain").glob("[a-z]*.py")} - {"errors.py"}
    assert [name for name in sorted(modules) if f"`domain/{name}`" not in glossary] == []
