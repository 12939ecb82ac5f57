"""The zip that ships: what is in it, how large it is, and that it is the same at every build."""

import ast
import shutil
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

import app as app_module
from app import app
from deploy.package import archive, entry
from deploy.package.archive import SERVICES
from deploy.package.installed import ROOT

pytestmark = pytest.mark.slow

MOST_BYTES = 3_000_000


@pytest.fixture(scope="session")
def names(small_zip: Path) -> set[str]:
    """Everything in the zip."""
    with ZipFile(small_zip) as zipped:
        return set(zipped.namelist())


def test_it_is_small(small_zip: Path) -> None:
    assert small_zip.stat().st_size <= MOST_BYTES


def test_two_builds_are_the_same_bytes(ordinary: Path, small_zip: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(ordinary, tmp_path / "copy", copy_function=shutil.copyfile)
    stale = copy / "chalicelib/__pycache__/config.cpython-39.pyc"
    stale.parent.mkdir()
    stale.write_bytes(b"another interpreter's")
    again = tmp_path / "again.zip"
    archive.build(Path(shutil.make_archive(str(tmp_path / "copy"), "zip", copy)), again)
    assert sha256(again.read_bytes()).digest() == sha256(small_zip.read_bytes()).digest()


def test_every_handler_of_the_app_is_in_the_entry(names: set[str]) -> None:
    assert "entry.py" in names
    sockets = {each.handler_function.__name__ for each in app.websocket_handlers.values()}
    assert set(entry.__all__) == {"app"} | sockets
    assert all(getattr(entry, name) is getattr(app_module, name) for name in entry.__all__)


def test_every_module_is_compiled(names: set[str]) -> None:
    sources = {name for name in names if name.endswith(".py")}
    compiled = {name for name in names if name.endswith(".pyc")}
    assert "app.py" in sources
    assert len(compiled) == len(sources)


def test_everything_of_ours_ships(names: set[str]) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "chalicelib").rglob("*.py")}
    assert ours <= names


def test_what_no_code_reads_is_left_out(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert not {top for top in tops if top.endswith((".dist-info", ".data"))}
    assert not tops & {"pip", "setuptools", "cffi", "pycparser", "devserver", "tests"}
    assert not {name for name in names if "/tests/" in name or "examples-1" in name}


def test_a_service_that_the_product_uses_is_described(names: set[str]) -> None:
    described = {
        name.split("/")[2] for name in names if name.startswith("botocore/data/") and name.count("/") > 2
    }
    assert described == set(SERVICES)
    assert _services_of_clients() <= described


def _services_of_clients() -> set[str]:
    """What the product passes to create_client; `super().create_client` passes on what it was given."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "chalicelib").rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {call: ast.unparse(call.func) for call in calls}
    made = [
        call for call, name in called.items() if name.endswith(".create_client") and "super()" not in name
    ]
    assert made
    return {str(ast.literal_eval(call.args[0])) for call in made}
