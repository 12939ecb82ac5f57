"""Each contract of pyproject.toml is broken by the import that it is there to refuse."""

import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from grimp import ImportGraph, build_graph
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

ROOT = Path(__file__).resolve().parents[2]
CONFIG = read_configuration(str(ROOT / "pyproject.toml"))

# Contract of import-linter -> the import that breaks it.
REFUSED = [
    ("layers", "chalicelib.domain.chats", "chalicelib.services.access"),
    ("layers", "chalicelib.services.access", "chalicelib.storage.chats"),
    ("layers", "chalicelib.services.access", "chalicelib.serializers.chats"),
    ("outside", "chalicelib.api.views.chats", "chalicelib.storage.chats"),
    ("settings", "chalicelib.services.access", "chalicelib.config"),
    ("settings", "chalicelib.serializers.chats", "chalicelib.config"),
    ("locales", "chalicelib.services.access", "chalicelib.locales"),
    ("chalice", "chalicelib.services.access", "chalice"),
    ("dynamodb", "chalicelib.api.views.chats", "pynamodb"),
    ("dynamodb", "chalicelib.services.access", "botocore"),
    ("development", "chalicelib.wiring", "devserver.memory"),
    ("development", "devserver.run", "deploy.stages"),
    ("entry", "management.commands", "app"),
    ("site", "management.commands", "web.site.sources"),
    ("accounts", "management.commands", "deploy.stages"),
]
# What ruff refuses in a file that ships.
BANNED = [
    "import os\n\nprint(os.environ)",
    "from os import getenv\n\nprint(getenv)",
    "import boto3",
    "import moto",
    "import pytest",
    "import deploy.stages",
    "from devserver import memory",
    "from . import access",
]


CONTRACTS = {each["id"]: each for each in CONFIG["contracts_options"]}
TYPES: dict[str, Callable[..., Contract]] = {
    "layers": LayersContract,
    "protected": ProtectedContract,
    "forbidden": ForbiddenContract,
}


@pytest.fixture(scope="module")
def imports() -> ImportGraph:
    """All imports as they are; whoever adds one adds it to a copy."""
    return build_graph(
        *CONFIG["session_options"]["root_packages"], include_external_packages=True, cache_dir=None
    )


def is_kept(contract: str, graph: ImportGraph) -> bool:
    given = CONTRACTS[contract]
    checked = TYPES[given["type"]](given["name"], CONFIG["session_options"], given)
    return checked.check(graph, verbose=False).kept


def test_every_contract_is_tried() -> None:
    assert set(CONTRACTS) == {contract for contract, _, _ in REFUSED}


@pytest.mark.parametrize(("contract", "importer", "imported"), REFUSED)
def test_a_wrong_import_breaks_its_contract(
    imports: ImportGraph, contract: str, importer: str, imported: str
) -> None:
    graph = deepcopy(imports)
    assert {importer, imported} <= graph.modules
    assert is_kept(contract, graph)
    graph.add_import(importer=importer, imported=imported)
    assert not is_kept(contract, graph)


def test_a_new_part_of_chalicelib_needs_a_layer(imports: ImportGraph) -> None:
    graph = deepcopy(imports)
    graph.add_module("chalicelib.new_part")
    assert not is_kept("layers", graph)


@pytest.mark.parametrize("source", BANNED)
def test_ruff_refuses_what_does_not_ship(source: str) -> None:
    stdin = ["--stdin-filename", "chalicelib/services/access.py", "-"]
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251,TID252", *stdin]
    done = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "TID25" in done.stdout
