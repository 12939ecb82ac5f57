"""Clones to run, and the certainty that nothing of them runs on."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from devserver.loopback import free_port
from tests.devserver.fake_python import Machine, bare_machine
from tests.devserver.running import Program, make_clone, processes_of

Start = Callable[..., Program]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return make_clone(tmp_path)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without any Python, for bin/setup."""
    return bare_machine(tmp_path)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start(clone: Path, port: int) -> Iterator[Start]:
    """Starts programs in the clone, on free ports; whatever still runs at the end is killed."""
    started: list[Program] = []
    ports = {"PORT": str(port), "WS_PORT": str(free_port()), "WEB_PORT": str(free_port())}

    def start_one(*command: str, **environ: str) -> Program:
        started.append(Program(clone, *command, **(ports | environ)))
        return started[-1]

    yield start_one
    for program in started:
        with suppress(ProcessLookupError):
            os.killpg(program.process.pid, signal.SIGKILL)
        program.process.wait()


@pytest.fixture
def nothing_left(clone: Path) -> Callable[[], bool]:
    return lambda: not processes_of(clone)
