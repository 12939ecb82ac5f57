"""bin/setup: which Python it takes, when it installs, and one clear line for whatever is wrong."""

import os
import signal
from collections.abc import Callable

import pytest

from tests.devserver.fake_python import Machine

NO_INDEX = "echo \"connection broken by 'NewConnectionError'\"; exit 1"


def test_takes_the_newest_python_whatever_its_name(machine: Machine) -> None:
    machine.add_python("python3.11", "3.11")
    machine.add_python("python3", "3.13")
    machine.add_python("python", "3.12")
    assert machine.setup("--find").stdout.strip() == str(machine.path / "python3")


def test_passes_over_a_shim_that_does_not_run(machine: Machine) -> None:
    machine.add_broken_python("python3.13")
    machine.add_python("python3.11", "3.11")
    assert machine.setup("--find").stdout.strip() == str(machine.path / "python3.11")


def test_passes_over_a_python_without_venv(machine: Machine) -> None:
    machine.add_python("python3.13", "3.13", venv=False)
    machine.add_python("python3.12", "3.12")
    assert machine.setup("--find").stdout.strip() == str(machine.path / "python3.12")


@pytest.mark.parametrize(
    "place",
    [
        ".pyenv/versions/3.12.1/bin/python",
        ".local/share/uv/python/cpython-3.12.1-linux-x86_64-gnu/bin/python3",
    ],
)
def test_a_python_that_is_too_new_does_not_hide_one_that_its_manager_keeps(
    machine: Machine, place: str
) -> None:
    machine.add_python("python3", "3.14")
    kept = machine.keep_python(place, "3.12")
    assert machine.setup("--find").stdout.strip() == str(kept)


def test_looks_off_the_path_only_if_it_must(machine: Machine) -> None:
    machine.add_python("python3", "3.11")
    machine.keep_python(".pyenv/versions/3.13.0/bin/python", "3.13")
    assert machine.setup("--find").stdout.strip() == str(machine.path / "python3")


def test_installs_once_and_then_calls_no_pip(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    first = machine.setup("echo", "runs")
    assert first.returncode == 0, first.stderr
    assert first.stdout.endswith("Installed.\nruns\n")
    assert machine.setup("echo", "runs").stdout == "runs\n"
    assert machine.installed == ["requirements-dev.txt"]


def test_gives_the_commands_exit_code(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    assert machine.setup("bash", "-c", "exit 7").returncode == 7


def test_makes_a_half_made_environment_again(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    left_over = machine.clone / ".venv/left-over"
    left_over.parent.mkdir()
    left_over.touch()
    assert machine.setup().returncode == 0
    assert not left_over.exists()


def test_installs_again_when_a_pin_changes(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    machine.setup()
    (machine.clone / "requirements.txt").write_text("other==1\n")
    assert "Installing" in machine.setup().stdout
    assert len(machine.installed) == 2


def test_a_failed_install_is_not_taken_for_a_finished_one(machine: Machine) -> None:
    machine.add_python("python3", "3.12", pip=NO_INDEX)
    machine.setup()
    machine.add_python("python3", "3.12")
    assert machine.setup("echo", "runs").stdout.endswith("runs\n")


def test_a_lock_left_by_a_killed_setup_is_taken_over(machine: Machine) -> None:
    machine.add_python("python3", "3.12")
    with machine.start("--find") as ended:
        ended.communicate()
    (machine.clone / ".data").mkdir()
    (machine.clone / ".data/setup.lock").symlink_to(str(ended.pid))
    assert machine.setup("echo", "runs").stdout.endswith("runs\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_pip_too(machine: Machine, number: signal.Signals) -> None:
    os.mkfifo(machine.clone / "started")
    machine.add_python("python3", "3.12", pip="echo $$ >started; exec sleep 60")
    with machine.start("echo", "runs") as process:
        pip = int((machine.clone / "started").read_text())
        process.send_signal(number)
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "runs" not in out
    with pytest.raises(ProcessLookupError):
        os.kill(pip, 0)
    assert not (machine.clone / ".data/setup.lock").is_symlink()


def _nothing(machine: Machine) -> None:
    """No Python at all."""


def _old(machine: Machine) -> None:
    machine.add_python("python3", "3.9")
    machine.add_broken_python("python3.13")


def _too_new(machine: Machine) -> None:
    machine.add_python("python3", "3.14")


def _without_venv(machine: Machine) -> None:
    machine.add_python("python3.12", "3.12", venv=False)


def _without_index(machine: Machine) -> None:
    machine.add_python("python3", "3.12", pip=NO_INDEX)


def _failing_pip(machine: Machine) -> None:
    machine.add_python("python3", "3.12", pip="echo 'no compiler'; exit 1")


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (_nothing, ["Python 3.11, 3.12 or 3.13", "no Python at all"]),
        (_old, ["Python 3.11, 3.12 or 3.13", "python3 (3.9)", "python3.13 (does not run)"]),
        (_too_new, ["Python 3.11, 3.12 or 3.13", "python3 (3.14)", "pyenv install 3.13", "brew install"]),
        (_without_venv, ["venv module", "apt-get install python3.12-venv"]),
        (_without_index, ["No package index", ".data/setup.log"]),
        (_failing_pip, ["pip could not install", ".data/setup.log"]),
    ],
)
def test_says_in_one_line_what_is_wrong(
    machine: Machine, prepare: Callable[[Machine], None], words: list[str]
) -> None:
    prepare(machine)
    ended = machine.setup("echo", "runs")
    assert ended.returncode == 1
    assert "runs" not in ended.stdout
    (line,) = ended.stderr.splitlines()
    for word in words:
        assert word in line
