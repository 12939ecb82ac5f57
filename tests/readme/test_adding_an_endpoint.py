"""The README's steps for an endpoint, followed in a copy of the project."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme.readme import ROOT, Block, blocks

ASK = """
import json, os
import app
from chalice.config import Config
from chalice.local import LocalGateway
from chalicelib import wiring
from chalicelib.config import Settings
from devserver.memory import memory_client

wiring.configure(Settings(argon2_time_cost=1, argon2_memory_kib=8), client=memory_client)
wiring.create_tables()
wiring.services().agents.create("ana", "password123")
gateway = LocalGateway(app.app, Config())

def post(path, body, **headers):
    headers = {"content-type": "application/json", **headers}
    answer = gateway.handle_request("POST", path, headers, json.dumps(body).encode())
    return answer["statusCode"], json.loads(answer["body"])

token = post("/api/auth/login/", {"username": "ana", "password": "password123"})[1]["token"]
agent = {"authorization": f"Token {token}"}
asked = [
    post("/api/agents/greetings/", {"from": "Ana"}, **agent),
    post("/api/agents/greetings/", {"from": "Ana"}, **{**agent, "charla-language": "en"}),
    post("/api/agents/greetings/", {}, **agent),
    post("/api/agents/greetings/", {"from": "Ana"}),
]
print("ASKED" + json.dumps(asked))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("app.py", "chalicelib", "devserver"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def follow(step: Block, project: Path) -> None:
    if "file" in step.options:
        (project / step.options["file"]).write_text(step.code, encoding="utf-8")
        return
    name = step.options["append"]
    holder = next(path for path in project.rglob("*.py") if f"\n{name}" in path.read_text(encoding="utf-8"))
    before, after = holder.read_text(encoding="utf-8").split(f"\n{name}", 1)
    end = "\n}\n" if name.isupper() and "{" in after.splitlines()[0] else "\n)\n"
    after = after.replace(end, "\n" + step.code.rstrip() + end, 1)
    imported = step.options.get("import")
    if imported:
        package, _, module = imported.rpartition(".")
        before += f"\nfrom {package} import {module}\n"
    holder.write_text(f"{before}\n{name}{after}", encoding="utf-8")


def test_whoever_follows_the_steps_has_an_endpoint(copy: Path) -> None:
    steps = [block for block in blocks() if block.language == "python"]
    assert len(steps) == 4
    for step in steps:
        follow(step, copy)
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=copy, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    asked = json.loads(done.stdout.split("ASKED")[1])
    assert asked[0] == [200, {"message": "Saludos de Ana"}]
    assert asked[1] == [200, {"message": "Greetings from Ana"}]
    assert (asked[2][0], asked[2][1]["fields"]) == (400, {"from": "Este campo es obligatorio"})
    assert (asked[3][0], asked[3][1]["code"]) == (401, "authentication_required")
