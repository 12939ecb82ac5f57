"""Which DynamoDB manage.py acts on, and that it says when there is none."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import manage
from chalicelib import wiring
from devserver import clone
from devserver.engine import temporary_engine
from management import passwords
from management.errors import NotDoneError
from management.target import connect


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No run of this clone, no region, and no change that outlives a test."""
    monkeypatch.setattr(clone, "_ENDPOINT", tmp_path / "endpoint")
    regionless = {name: value for name, value in os.environ.items() if "REGION" not in name}
    monkeypatch.setattr(os, "environ", regionless)
    yield tmp_path
    wiring.configure()


def test_local_is_the_running_make_run(capsys: pytest.CaptureFixture[str]) -> None:
    with temporary_engine() as url, clone.published(url):
        assert manage.main(["--local", "create-tables"]) == 0
        said = capsys.readouterr()
        assert said.err == f"Tables charla-*, {url}, us-east-1:\n"
        assert said.out.startswith("Created charla-")


def test_local_without_a_run_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert manage.main(["--local", "list-agents"]) == 1
    assert capsys.readouterr().err == "--local needs a running make run in this clone.\n"


def test_an_engine_that_is_gone_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1")
    assert manage.main(["list-agents"]) == 1
    _, line = capsys.readouterr().err.splitlines()
    assert line.startswith("DynamoDB did not do it: ")


def test_a_wrong_setting_is_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHATS_PER_IP", "many")
    assert manage.main(["list-agents"]) == 2
    assert "CHATS_PER_IP" in capsys.readouterr().err


def test_on_aws_the_profiles_region_counts(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "config").write_text("[profile shop]\nregion = eu-south-2\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(data / "config"))
    monkeypatch.setenv("AWS_PROFILE", "shop")
    assert connect(local=False).aws_region == "eu-south-2"
    monkeypatch.setenv("AWS_REGION", "sa-east-1")
    assert connect(local=False).aws_region == "sa-east-1"


class Terminal:
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_the_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    typed = iter(["long enough", "long enough", "long enough", "long enougj"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert passwords.new_password() == "long enough"
    with pytest.raises(NotDoneError, match="differ"):
        passwords.new_password()
