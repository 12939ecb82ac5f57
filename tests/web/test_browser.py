"""Which browser is driven, and what happens where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.browser import MISSING, find_chromium

ROOT = Path(__file__).resolve().parents[2]
NEEDS_ONE = "tests/web/test_serving.py"


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_one_that_is_named_wins(tmp_path: Path) -> None:
    named, found = program(tmp_path / "own/chrome"), program(tmp_path / "bin/chromium")
    environ = {"PATH": str(found.parent), "HOME": str(tmp_path)}
    assert find_chromium(environ | {"CHROMIUM": str(named)}) == str(named)
    assert find_chromium(environ) == str(found)
    assert find_chromium(environ | {"CHROMIUM": str(tmp_path / "none")}) is None


def test_playwrights_own_is_the_last_resort(tmp_path: Path) -> None:
    environ = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}
    assert find_chromium(environ) is None
    cached = program(tmp_path / ".cache/ms-playwright/chromium-1200/chrome-linux/chrome")
    assert find_chromium(environ) == str(cached)


def run_without(**environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-k", "page_in_spanish", NEEDS_ONE]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=kept | {"CHROMIUM": "/no/such/browser"} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_what_is_left_out_is_said_out_loud() -> None:
    left_out = run_without()
    assert left_out.returncode == 0, left_out.stdout
    assert f"1 tests did not run. {MISSING}" in left_out.stdout


@pytest.mark.slow
def test_ci_leaves_nothing_out() -> None:
    assert run_without(CI="true").returncode == 1
