"""Imports point one way, chalice and DynamoDB stay at the edges, and no file grows past reading."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT_FOLDERS = ("benchmarks", "client", "devserver", "management", "tests", "tools", "website")
SHIPPED = [ROOT / "app.py", *sorted((ROOT / "chalicelib").rglob("*.py"))]
OURS = [
    *SHIPPED,
    ROOT / "manage.py",
    *(path for top in DEVELOPMENT_FOLDERS for path in (ROOT / top).rglob("*.py")),
]

# Part of chalicelib -> the parts that it may import, besides itself.
MAY_IMPORT = {
    "frozen": set(),
    "config": {"frozen"},
    "domain": {"frozen"},
    "texts": set(),
    "objects": {"domain", "texts"},
    "services": {"frozen", "domain"},
    "storage": {"domain", "config"},
    "adapters": {"domain", "config"},
    "api": {"frozen", "services", "domain", "config", "objects", "texts", "wiring"},
    "wiring": {"frozen", "services", "storage", "adapters", "config", "objects"},
}
# Folder that never ships -> those of ours that it may import, besides itself.
DEVELOPMENT_MAY_IMPORT = {
    "website": set(),
    "client": set(),
    "devserver": {"app", "chalicelib", "website"},
    "management": {"chalicelib", "devserver"},
    "tools": {"app", "chalicelib", "client", "devserver", "website"},
    "benchmarks": {"app", "chalicelib", "client", "devserver", "tools"},
}
# Library -> where in what is shipped it may be imported.
AT_THE_EDGE = {
    "chalice": {"app.py", "api"},
    "pynamodb": {"storage", "adapters"},
    "botocore": {"storage", "adapters"},
    "boto3": set(),
}
DEVELOPMENT = {*DEVELOPMENT_FOLDERS, "moto", "ministack", "pytest", "hypothesis"}
LONGEST = 400
VAGUE = {"utils", "helpers", "common", "misc"}


def part(path: Path) -> str:
    """`app.py`, or the name of the part of chalicelib that `path` belongs to."""
    inside = path.relative_to(ROOT).parts
    return inside[0] if inside[0] == "app.py" else Path(inside[1]).stem


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that `path` imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its direction"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_imports_point_one_way(path: Path) -> None:
    own = part(path)
    if own in ("app.py", "__init__"):
        return
    imported = {name.split(".")[1] for name in imports(path) if name.startswith("chalicelib.")}
    assert imported <= MAY_IMPORT[own] | {own}


@pytest.mark.parametrize("folder", DEVELOPMENT_MAY_IMPORT)
def test_what_never_ships_imports_one_way_too(folder: str) -> None:
    ours = {"app", "chalicelib", *DEVELOPMENT_FOLDERS}
    for path in (ROOT / folder).rglob("*.py"):
        imported = {name.split(".")[0] for name in imports(path)} & ours
        assert imported <= DEVELOPMENT_MAY_IMPORT[folder] | {folder}, path


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_libraries_stay_at_their_edge(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imports(path)}
    misplaced = {name for name in libraries & set(AT_THE_EDGE) if part(path) not in AT_THE_EDGE[name]}
    assert not misplaced


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_nothing_shipped_needs_development(path: Path) -> None:
    needed = {name for name in imports(path) if name.split(".")[0] in DEVELOPMENT}
    allowed = {"devserver.chalice_local"} if part(path) == "app.py" else set()
    assert {".".join(name.split(".")[:2]) for name in needed} <= allowed


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_the_environment_is_read_in_one_place(path: Path) -> None:
    reads = {"environ", "environb", "getenv", "getenvb"}
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    imported = {name.split(".")[-1] for name in imports(path)}
    assert part(path) == "config" or not reads & (attributes | imported)


def test_the_domain_needs_the_standard_library_alone() -> None:
    ours = {"domain", *MAY_IMPORT["domain"]}
    domain = [path for path in SHIPPED if part(path) in ours]
    assert domain
    for path in domain:
        for name in imports(path):
            top, *inner = name.split(".")
            assert top in sys.stdlib_module_names or (top == "chalicelib" and inner[0] in ours), (
                f"{path.name} imports {name}"
            )


@pytest.mark.parametrize("path", OURS, ids=names(OURS))
def test_a_file_is_read_at_a_sitting_and_named_for_what_it_does(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST
    assert not VAGUE & set(path.relative_to(ROOT).with_suffix("").parts)
