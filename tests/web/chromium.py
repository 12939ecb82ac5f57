"""How the Chromium of the tests is started."""

import os
from typing import Any

from playwright.sync_api import Browser, BrowserType

from tests.web.browser import MISSING, find_chromium

_FLAGS = ("--disable-quic", "--disable-gpu", "--disable-sync", "--disable-dev-shm-usage")


def launch(chromium: BrowserType, **options: Any) -> Browser:
    """The one that is found; `options` as Playwright's `launch` takes them."""
    executable = find_chromium(os.environ)
    assert executable, MISSING
    flags = [*_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*_FLAGS]
    return chromium.launch(executable_path=executable, args=flags, **options)
