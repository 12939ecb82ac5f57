"""The way back to an earlier state, command by command, against an emulated DynamoDB."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stage import Bench, engine, set_up
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect
from tests.operations.document import ROOT, script

pytestmark = pytest.mark.slow
PREFIX = "charla-prod"
Run = Callable[[str], None]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with engine() as address:
        yield address


@pytest.fixture(scope="module")
def stage(url: str) -> Bench:
    return set_up(url, PREFIX, agents=1)


@pytest.fixture
def client(url: str) -> Any:
    return connect(Settings(aws_endpoint_url_dynamodb=url))


@pytest.fixture
def run(url: str, tmp_path: Path) -> Run:
    """Runs one of the document's scripts; its time to go back to is now."""
    aws = f'exec "{sys.executable}" -m tests.operations.aws_cli "$@"'
    for name, line in (("aws", aws), ("sleep", "exit 0")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)
    here = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "REFUSED": str(tmp_path),
        "AWS_ENDPOINT_URL": url,
        "AWS_DEFAULT_REGION": "us-east-1",
    }

    def run_script(name: str) -> None:
        now = f"at={datetime.now(UTC) + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"
        words = script(name).replace("at=2026-03-01T09:55:00Z", now)
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", words], env=os.environ | here, check=True, timeout=120
        )

    return run_script


def status_of(client: Any, table: str) -> tuple[bool, str]:
    described = client.describe_table(TableName=table)["Table"]
    backups = client.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    recovery = backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
    return described["DeletionProtectionEnabled"], recovery


def test_restored_tables_take_the_place_of_those_that_are_there(
    stage: Bench, client: Any, run: Run, tmp_path: Path
) -> None:
    for noun in ("chats", "messages"):
        client.update_table(TableName=f"{PREFIX}-{noun}", DeletionProtectionEnabled=True)
    guest = stage.active()
    guest.says("Hola otra vez")
    run("restore")
    lost = stage.active()
    run("replace")
    shown = stage.agent.lists()
    assert [chat["id"] for chat in shown["chats"]] == [guest.chat_id] != [lost.chat_id]
    assert len(stage.agent.reads(guest.chat_id)) == 2
    guest.says("¿Sigue ahí?")
    for noun in ("chats", "messages"):
        assert status_of(client, f"{PREFIX}-{noun}") == (True, "ENABLED")
    refused = {path.name for path in tmp_path.iterdir() if " of " in path.name}
    assert refused == {
        f"{operation} of {table}"
        for noun in ("chats", "messages")
        for operation, table in (
            ("create-backup", f"{PREFIX}-restored-{noun}"),
            ("update-continuous-backups", f"{PREFIX}-{noun}"),
        )
    }
