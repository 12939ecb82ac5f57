"""`make deploy` and `make undeploy` beside an `aws` that says what a test wants to hear."""

import importlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Its user has cli_error_format=json and cli_auto_prompt=on, which the environment overrides.
_AWS = """#!{python}
import json, os, re, sys

answers = json.load(open({answers!r}))
asked = " ".join(word for word in sys.argv[1:3])
open({log!r}, "a").write(asked + "\\n")
answer = answers.get(asked, answers.get("*"))
if answer == "":
    sys.exit(1)
if os.environ.get("AWS_CLI_AUTO_PROMPT") != "off":
    sys.exit("aws: [ERROR]: no terminal to prompt on")
if isinstance(answer, str) and os.environ.get("AWS_CLI_ERROR_FORMAT") != "legacy":
    code = re.search("[(]([A-Za-z]+)[)]", answer)
    sys.exit(json.dumps({{"Code": code[1] if code else "Unknown", "Message": answer.rpartition(": ")[2]}}))
if isinstance(answer, str):
    sys.exit(answer)
print(json.dumps(answer or {{}}))
"""


@dataclass(frozen=True)
class Done:
    """How a tool ended, and what it printed."""

    code: int
    out: str
    err: str


Tool = Callable[..., Done]


@dataclass
class FakeAws:
    """`answers`: what `aws SERVICE OPERATION` prints; a text: what it fails with, empty for no word.

    `*` is for all others.
    """

    folder: Path

    def answer(self, answers: dict[str, Any]) -> None:
        """From now on."""
        (self.folder / "answers.json").write_text(json.dumps(answers))

    def asked(self) -> list[str]:
        """What it was asked so far."""
        log = self.folder / "asked"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def aws(tmp_path: Path) -> FakeAws:
    """An `aws` in a folder of its own, without any answer yet."""
    fake = FakeAws(tmp_path)
    program = tmp_path / "aws"
    paths = {"answers": str(tmp_path / "answers.json"), "log": str(tmp_path / "asked")}
    program.write_text(_AWS.format(python=sys.executable, **paths))
    program.chmod(0o755)
    return fake


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tool:
    """Runs a tool with no program on its PATH but the fake one, if the test has made it."""

    def run(module: str, **environ: str) -> Done:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            monkeypatch.delenv(name)
        given = {"PATH": str(tmp_path), "STAGE": "prod", "AWS_REGION": "eu-west-1", **environ}
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        with Path(os.devnull).open(encoding="utf-8") as nobody:
            monkeypatch.setattr(sys, "stdin", nobody)
            code = importlib.import_module(module).main()
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run
