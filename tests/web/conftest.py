"""A browser, a running Charla, and pages in contexts of their own.

Everything here lives as long as the tests of this package: Playwright's event loop would be in
the way of other tests.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.browser import MISSING, find_chromium
from tests.web.chromium import launch
from tests.web.pages import Pages
from tests.web.stack import Stack, running_stack

EXPECT_MS = 10_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a Chromium the tests that need one are left out, but never in CI."""
    if find_chromium(os.environ) or os.environ.get("CI"):
        return
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=EXPECT_MS)
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def stack() -> Iterator[Stack]:
    with running_stack() as stack:
        yield stack


@pytest.fixture
def pages(browser: Browser, stack: Stack) -> Iterator[Pages]:
    """Opens pages; the test fails if one of them had an error or broke its security policy."""
    pages = Pages(browser, stack)
    yield pages
    pages.close()
    assert not pages.problems
