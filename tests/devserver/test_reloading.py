"""What makes `chalice local` restart: a changed source, and nothing else in the clone."""

import os
from pathlib import Path

import pytest
from chalice.cli.filewatch.stat import StatFileWatcher

from devserver import reloading


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("app.py", "chalicelib/config.py", ".data/engine.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def restarts(project: Path) -> bool:
    asked: list[bool] = []
    StatFileWatcher()._single_pass_poll(str(project), lambda: asked.append(True))
    return bool(asked)


@pytest.fixture(autouse=True)
def watched(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StatFileWatcher, "_single_pass_poll", StatFileWatcher._single_pass_poll)
    reloading.watch_sources_alone()
    assert not restarts(project)


@pytest.mark.parametrize("name", ["app.py", "chalicelib/config.py"])
def test_a_changed_source_restarts_once(project: Path, name: str) -> None:
    os.utime(project / name, (1, 1))
    assert restarts(project)
    assert not restarts(project)


def test_a_new_or_a_removed_source_restarts(project: Path) -> None:
    (project / "chalicelib/new.py").touch()
    assert restarts(project)
    (project / "chalicelib/new.py").unlink()
    assert restarts(project)


@pytest.mark.parametrize("name", [".data/engine.log", "chalicelib/new.pyc", "out.txt"])
def test_what_a_request_leaves_behind_does_not(project: Path, name: str) -> None:
    (project / name).write_text("changed")
    assert not restarts(project)
