"""`make run` as a stranger runs it: one command, a ready API, and an end that leaves nothing."""

import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from devserver.loopback import free_port
from tests.devserver.conftest import Start
from tests.devserver.running import Program, ask, processes_of

pytestmark = pytest.mark.slow
NothingLeft = Callable[[], bool]


def log_in(port: int, username: str, password: str) -> int:
    status, _ = ask(port, "POST", "/api/auth/login/", {"username": username, "password": password})
    return status


def create_agent(clone: Path, start: Start) -> None:
    (clone / "password").write_text("a new password\n")
    command = "python manage.py --local create-agent ana <password"
    program = start("sh", "-c", command)
    assert program.end() == 0, program.text
    assert "Created agent ana." in program.text


def stop(program: Program, number: signal.Signals, *, group: bool = False) -> None:
    program.signal(number, group=group)
    program.end()
    assert "Stopped." in program.text
    assert "Traceback" not in program.text


def test_keeps_its_tables_between_runs(
    clone: Path, port: int, start: Start, nothing_left: NothingLeft
) -> None:
    first = start("make", "run")
    first.wait_for("Charla is ready")
    for words in (f"http://127.0.0.1:{port}/api/", "ws://127.0.0.1:", "agente1", "password123", "curl"):
        assert words in first.text
    assert ask(port, "GET", "/api/health/") == (200, {"status": "ok"})
    assert ask(port, "GET", "/no/such/path")[0] == 404
    create_agent(clone, start)
    stop(first, signal.SIGTERM)
    assert nothing_left()

    second = start("make", "run")
    second.wait_for("Charla is ready")
    assert log_in(port, "ana", "a new password") == 200
    assert log_in(port, "agente1", "password123") == 200
    stop(second, signal.SIGINT, group=True)
    assert nothing_left()

    third = start("make", "run", "RESET=1")
    third.wait_for("Charla is ready")
    assert log_in(port, "ana", "a new password") == 401
    assert log_in(port, "admin", "password123") == 200
    stop(third, signal.SIGTERM)


def test_one_run_has_a_clones_tables(start: Start, port: int) -> None:
    first = start("make", "run")
    first.wait_for("Charla is ready")
    second = start("make", "run", "PORT=0")
    assert second.end() != 0
    assert "PORT must be a number" in second.text
    others = {name: str(free_port()) for name in ("PORT", "WS_PORT", "WEB_PORT")}
    third = start("python", "-m", "devserver", **others)
    assert third.end() == 1
    (line,) = third.text.splitlines()
    assert f"already runs in this clone (process {_pid_in(line)}, http://127.0.0.1:{port})" in line
    stop(first, signal.SIGTERM)


def _pid_in(line: str) -> str:
    return line.split("process ")[1].split(",", maxsplit=1)[0]


def test_a_kill_leaves_no_orphan_and_no_lock(clone: Path, start: Start, nothing_left: NothingLeft) -> None:
    first = start("python", "-m", "devserver")
    first.wait_for("Charla is ready")
    first.signal(signal.SIGKILL)
    first.end()
    with (clone / ".data/lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the engine keeps it until it has saved
    assert nothing_left()
    second = start("python", "-m", "devserver")
    second.wait_for("Charla is ready")
    stop(second, signal.SIGTERM)


@pytest.mark.parametrize("moment", ["Starting the embedded", "Created tables", "Serving on"])
def test_stops_cleanly_while_it_starts(start: Start, moment: str, nothing_left: NothingLeft) -> None:
    program = start("python", "-m", "devserver")
    program.wait_for(moment)
    program.signal(signal.SIGTERM)
    assert program.end() == 0
    assert "Stopped." in program.text
    assert "Traceback" not in program.text
    assert nothing_left()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("chalice.cli", "The API ended by itself"),
        ("ministack", "The embedded DynamoDB ended"),
        ("devserver.live", "The WebSocket gateway ended"),
    ],
)
def test_says_when_a_part_dies_and_stops_the_rest(
    clone: Path, start: Start, nothing_left: NothingLeft, part: str, words: str
) -> None:
    program = start("python", "-m", "devserver")
    program.wait_for("Charla is ready")
    (pid,) = (pid for pid, args in processes_of(clone).items() if part in args)
    os.kill(pid, signal.SIGKILL)
    assert program.end() == 1
    assert words in program.text
    assert nothing_left()
