"""The Chromium that the browser tests drive; `python -m tests.web.browser` installs one if there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_ON_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_CACHES = (".cache/ms-playwright", "Library/Caches/ms-playwright")
_IN_CACHE = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
MISSING = "No Chromium: set CHROMIUM to one, or install it with: make browser"


def find_chromium(environ: Mapping[str, str]) -> str | None:
    """CHROMIUM, else the first of the usual names on PATH, else the newest in Playwright's cache."""
    if named := environ.get("CHROMIUM"):
        return shutil.which(named, path=environ.get("PATH"))
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in _ON_PATH)
    return next(filter(None, on_path), None) or _in_cache(environ)


def _in_cache(environ: Mapping[str, str]) -> str | None:
    home = Path(environ.get("HOME") or Path.home())
    roots = [Path(given)] if (given := environ.get("PLAYWRIGHT_BROWSERS_PATH")) else []
    roots += [home / cache for cache in _CACHES]
    found = [path for root in roots for pattern in _IN_CACHE for path in sorted(root.glob(pattern))]
    return str(found[-1]) if found else None


def main() -> int:
    """Debian's chromium where there is apt-get, else Playwright's own; an exit code."""
    if found := find_chromium(os.environ):
        print(f"There is a Chromium: {found}")
        return 0
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        commands = [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        if code := subprocess.run(command, check=False).returncode:
            print(f"This failed: {' '.join(command)}", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
