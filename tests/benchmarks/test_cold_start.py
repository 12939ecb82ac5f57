"""A cold start of what ships takes at most half of a bare Chalice app's."""

from pathlib import Path

import pytest

from benchmarks.cold_start.__main__ import BARE, GOAL, PATH, PRODUCT, Starts, measure, missed


@pytest.mark.slow
def test_a_cold_start_meets_its_goal(tmp_path: Path) -> None:
    measured = measure(tmp_path, rounds=8)
    by_name = {each.name: each for each in measured}
    assert by_name[PRODUCT].ratio(by_name[BARE]) <= GOAL, measured
    assert not missed(measured)
    assert all(0 < answering < whole for each in measured for whole, answering, _ in each.taken)


def test_the_goal_is_missed_by_a_start_that_takes_longer() -> None:
    bare, slow, quick = (
        Starts(name, [(fastest, 1, 1), (900, 1, 1)])
        for name, fastest in ((BARE, 800), (PRODUCT, 401), (PRODUCT, 399))
    )
    assert missed([slow, bare])
    assert not missed([quick, bare])


def test_the_page_shows_what_is_measured() -> None:
    page = PATH.read_text(encoding="utf-8")
    assert f"| {PRODUCT} " in page
    assert f"| {BARE} " in page
