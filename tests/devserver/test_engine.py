"""The embedded DynamoDB: one port, one folder, and state that outlives a SIGTERM."""

import socket
from pathlib import Path

import pytest
from botocore.client import BaseClient
from botocore.config import Config

from chalicelib.storage.dynamodb import session
from devserver.engine import SAVE_SECONDS, Engine, EngineError, forget_state, temporary_engine


def client(url: str) -> BaseClient:
    """One that waits: asked a second time, an engine says that it has the table."""
    patient = Config(read_timeout=SAVE_SECONDS, retries={"total_max_attempts": 1})
    return session().create_client("dynamodb", region_name="us-east-1", endpoint_url=url, config=patient)


def create_table(url: str) -> None:
    client(url).create_table(
        TableName="kept",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def tables(url: str) -> list[str]:
    names: list[str] = client(url).list_tables()["TableNames"]
    return names


def test_state_outlives_the_engine_until_it_is_forgotten(tmp_path: Path) -> None:
    first = Engine(tmp_path, persist=True)
    create_table(first.url)
    first.stop()
    second = Engine(tmp_path, persist=True)
    assert tables(second.url) == ["kept"]
    second.stop()
    forget_state(tmp_path)
    third = Engine(tmp_path, persist=True)
    assert tables(third.url) == []
    third.stop()


def test_engines_do_not_see_each_other() -> None:
    with temporary_engine() as one, temporary_engine() as other:
        create_table(one)
        assert tables(one) == ["kept"]
        assert tables(other) == []


def test_writes_inside_its_folder_and_ends_with_it(tmp_path: Path) -> None:
    engine = Engine(tmp_path, persist=True)
    create_table(engine.url)
    engine.stop()
    assert {path.name for path in tmp_path.iterdir()} == {"engine.log", "scratch", "state"}
    assert list((tmp_path / "scratch").iterdir()) == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(engine.url.rsplit(":", 1)[1])))


def test_a_state_that_cannot_be_saved_is_said(tmp_path: Path) -> None:
    engine = Engine(tmp_path, persist=True)
    create_table(engine.url)
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(EngineError, match=r"did not save its tables; its log: .*engine\.log"):
        engine.stop()


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's table of ports")
def test_listens_on_one_port_of_the_loopback(tmp_path: Path) -> None:
    engine = Engine(tmp_path, persist=False)
    sockets = {
        path.readlink().name for path in Path(f"/proc/{engine.child.pid}/fd").iterdir() if path.is_symlink()
    }
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and f"socket:[{line.split()[9]}]" in sockets
    ]
    engine.stop()
    port = int(engine.url.rsplit(":", 1)[1])
    assert listening == [f"0100007F:{port:04X}"]
