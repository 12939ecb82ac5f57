"""No call costs more than its goal: what `make bench` measures, on smaller tables and chats."""

from collections.abc import Iterator

import pytest

from benchmarks.document import PATH
from benchmarks.sections import Section, Sizes, measure_section, sections
from benchmarks.stage import engine

# Closed chats fill a page for each of three agents, and a part of one for each of more agents.
SMALL = sections(Sizes(tables=(110,), agents=5, marked=20, histories=(30,), past=2, notifications=20))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """An engine for all of them."""
    with engine() as address:
        yield address


@pytest.mark.parametrize("section", SMALL, ids=[section.title for section in SMALL])
def test_no_call_costs_more_than_its_goal(url: str, section: Section) -> None:
    results = measure_section(url, section)
    assert not results.missed, results


def test_the_page_of_costs_shows_every_call() -> None:
    page = PATH.read_text(encoding="utf-8")
    missing = [
        case.name for section in sections(Sizes()) for case in section.cases if f"| {case.name}" not in page
    ]
    assert not missing, "bin/setup python -m benchmarks --write"
