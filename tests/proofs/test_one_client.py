"""One botocore client a process, made at first use; importing the app does nothing but define it."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.session import Session

from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect
from tests.proofs.races import Arena, at_once

ROOT = Path(__file__).resolve().parents[2]

ACCOUNT = {
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
    "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE",
}  # fmt: skip

# Runs where nothing is set: tells what the import of the app looked at, and what it made.
_IMPORT = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
sys.argv[:] = ["function"]
seen = {"read": [], "sockets": [], "clients": 0}

class Watched(type(os.environ)):
    def __getitem__(self, name):
        seen["read"].append(name)
        return super().__getitem__(name)
    def __iter__(self):
        seen["read"].append("all of it")
        return super().__iter__()

os.environ.__class__ = Watched

def hear(event, arguments):
    if event.startswith("socket."):
        seen["sockets"].append([event, repr(arguments)])

sys.addaudithook(hear)
import botocore.session
make = botocore.session.Session.create_client

def count(*arguments, **named):
    seen["clients"] += 1
    return make(*arguments, **named)

botocore.session.Session.create_client = count

import app
found = dict(seen, read=sorted(set(seen["read"])), loaded=sorted(sys.modules))
sys.stderr.write(json.dumps(found))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, Any]:
    """What the import of app.py did in a process without an environment."""
    program = [sys.executable, "-W", "error", "-c", _IMPORT, str(ROOT)]
    ran = subprocess.run(program, env={}, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == ""
    found: dict[str, Any] = json.loads(ran.stderr)
    return found


def test_importing_the_app_makes_no_client_and_reaches_for_nobody(imported: dict[str, Any]) -> None:
    assert imported["clients"] == 0
    # urllib3 asks the kernel whether there is IPv6, by a socket on the loopback that meets nobody.
    others = [(event, said) for event, said in imported["sockets"] if event != "socket.__new__"]
    assert all(event == "socket.bind" and "('::1', 0)" in said for event, said in others)


def test_importing_the_app_reads_no_setting(imported: dict[str, Any]) -> None:
    ours = {field.name.upper() for field in fields(Settings)}
    read = set(imported["read"])
    assert read.isdisjoint(ours | ACCOUNT | {"all of it"})


def test_importing_the_app_loads_nothing_for_development(imported: dict[str, Any]) -> None:
    loaded = {name.partition(".")[0] for name in imported["loaded"]}
    assert loaded.isdisjoint({"moto", "ministack", "devserver", "pytest", "boto3"})


def test_many_threads_at_first_use_make_one_client(
    engine_arena: Arena, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[BaseClient] = []
    create = Session.create_client

    def count(*arguments: Any, **named: Any) -> BaseClient:
        made.append(create(*arguments, **named))
        return made[-1]

    monkeypatch.setattr(Session, "create_client", count)
    wiring.configure(settings=engine_arena.settings, client=connect)
    guests = at_once(8, lambda _number: engine_arena.guest())
    (agent,) = engine_arena.agents(1)
    agent.takes(guests[0].chat_id)
    agent.notifications()
    assert len(made) == 1
