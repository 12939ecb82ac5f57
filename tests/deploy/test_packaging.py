"""Packages are for the stage's processor and Python, whichever machine makes them."""

import json
import platform
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from deploy import stages, target
from deploy.errors import DeployError
from deploy.package.build import Artefacts, package
from deploy.package.interpreter import interpreter
from deploy.stages import Stage
from deploy.target import Target, this_machine
from tests.package.test_archive import MOST_BYTES

# Architecture -> its number in an ELF file's header.
ELF = {"x86_64": 62, "arm64": 183}
OTHERS = {"x86_64": "arm64", "arm64": "x86_64"}


def for_target(found: Target) -> Stage:
    return replace(stages.load("dev"), target=found)


def has(version: str) -> bool:
    try:
        interpreter(version)
    except DeployError:
        return False
    return True


def check(made: Artefacts, wanted: Target) -> None:
    """Its native code, what is compiled and its template are for `wanted`, and it is small."""
    with ZipFile(made.archive) as zipped:
        names = zipped.namelist()
        native = {name: zipped.read(name) for name in names if name.endswith(".so")}
    assert {int.from_bytes(code[18:20], "little") for code in native.values()} == {ELF[wanted.architecture]}
    tag = wanted.python.replace(".", "")
    assert [name for name in native if f".cpython-{tag}-" in name]
    compiled = [name for name in names if name.endswith(".pyc")]
    assert len(compiled) == len([name for name in names if name.endswith(".py")])
    assert all(name.endswith(f".cpython-{tag}.pyc") for name in compiled)
    template = json.loads(made.template.read_text("utf-8"))
    assert template["Parameters"]["Architecture"]["AllowedValues"] == [wanted.architecture]
    assert template["Resources"]["APIHandler"]["Properties"]["Runtime"] == wanted.runtime
    assert made.archive.stat().st_size <= MOST_BYTES


@pytest.mark.slow
def test_for_the_other_kind_of_processor(tmp_path: Path) -> None:
    here = this_machine()
    wanted = Target(OTHERS[here.architecture], here.runtime)
    check(package(for_target(wanted), tmp_path), wanted)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev", "prod"])
@pytest.mark.skipif(not has(Target().python), reason=f"needs a Python {Target().python}")
def test_for_what_a_stage_names(name: str, tmp_path: Path) -> None:
    stage = stages.load(name)
    assert stage.target == Target("arm64", "python3.13")
    check(package(stage, tmp_path), stage.target)


@pytest.mark.slow
def test_without_a_package_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    with pytest.raises(DeployError, match=r"Could not satisfy the requirement: .* Is a package index within"):
        package(for_target(this_machine()), tmp_path)


@pytest.mark.parametrize(
    ("machine", "found"),
    [("aarch64", "arm64"), ("arm64", "arm64"), ("x86_64", "x86_64"), ("AMD64", "x86_64")],
)
def test_an_emulated_aws_runs_what_this_machine_is(
    machine: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    assert target.this_machine() == Target(found, version)


def test_a_machine_that_lambda_has_none_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "mips")
    with pytest.raises(DeployError, match="run on arm64 or x86_64, and this machine is mips"):
        target.this_machine()


def test_this_python_compiles_for_its_own_version() -> None:
    assert interpreter(this_machine().python) == Path(sys.executable)


def python(path: Path, version: str, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {version}\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, beside an empty PATH."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    return tmp_path


def test_another_version_is_found_on_the_path(home: Path) -> None:
    found = python(home / "path" / "python3.99", "3.99")
    assert interpreter("3.99") == found


@pytest.mark.parametrize(
    "place", [".pyenv/versions/3.99.1/bin", ".local/share/uv/python/cpython-3.99.1-linux-x86_64-gnu/bin"]
)
def test_another_version_is_found_where_its_manager_put_it(home: Path, place: str) -> None:
    python(home / "path" / "python3.99", "", code=127)  # a manager's shim, with no version behind it
    found = python(home / place / "python3.99", "3.99")
    assert interpreter("3.99") == found


def test_a_version_that_is_nowhere_is_asked_for(home: Path) -> None:
    python(home / "path" / "python3.99", "3.98")
    with pytest.raises(
        DeployError, match=r"runs Python 3\.99, and there is none here .*: install Python 3\.99"
    ):
        package(for_target(Target(runtime="python3.99")), home)
