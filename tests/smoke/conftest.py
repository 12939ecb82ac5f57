"""`chalice local`, whose tables are in memory, and the walk."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from deploy.smoke.__main__ import main
from devserver import environment
from devserver.child import Child
from devserver.demo import PASSWORD
from devserver.loopback import fetch, free_port

AGENT = {"AGENT_USER": "agente1", "AGENT_PASSWORD": PASSWORD}


class Walked(NamedTuple):
    """An exit code, and what was printed."""

    code: int
    out: str
    err: str


Walk = Callable[..., Walked]


@contextmanager
def serving(**settings: str) -> Iterator[int]:
    """The port of a Charla with these settings."""
    port = free_port()
    environ = environment.with_defaults(environment.without_aws(os.environ)) | settings
    command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1", "--port", str(port)]
    with Path(os.devnull).open("wb") as unseen:
        server = Child(command, environ, unseen)
        try:
            while fetch(port, "/api/health/") is None:
                assert server.ended(0.05) is None, "it ended while it started"
            yield port
        finally:
            server.stop(within=5)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a Charla answers."""
    with serving() as serves:
        yield serves


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Walk:
    """Walks as the settings that it is given ask for, with nobody at a terminal."""

    def run(**settings: str) -> Walked:
        for name in ("URL", *AGENT):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"no_proxy": "127.0.0.1", **settings}.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = main()
        return Walked(code, *capsys.readouterr())

    return run
