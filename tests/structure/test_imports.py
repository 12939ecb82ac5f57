"""What import-linter and ruff cannot say of imports and files. Their contracts are in pyproject.toml."""

import ast
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 450
VAGUE = {"utils", "helpers", "common", "misc"}


def python_files() -> list[Path]:
    """Every Python file of the project, by its path in it."""
    packages = [path.parent for path in ROOT.glob("*/__init__.py")]
    inside = [path for package in packages for path in package.rglob("*.py")]
    found = [path.relative_to(ROOT) for path in (*ROOT.glob("*.py"), *inside)]
    assert {"app.py", "chalicelib", "tests", "web"} <= {path.parts[0] for path in found}
    return [path for path in found if "node_modules" not in path.parts]


def test_the_domain_needs_the_standard_library_alone() -> None:
    graph = grimp.build_graph("chalicelib", include_external_packages=True, cache_dir=None)
    ours = {"chalicelib.domain", "chalicelib.frozen"}
    modules = {module for each in ours for module in (each, *graph.find_descendants(each))}
    imported = {name for module in modules for name in graph.find_modules_directly_imported_by(module)}
    assert {name.split(".")[0] for name in imported - modules} <= sys.stdlib_module_names


def test_the_entry_imports_the_framework_and_the_api_alone() -> None:
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    named = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    taken = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    parts = {".".join(name.split(".")[:2]) for name in (*named, *taken)}
    # `devserver` is `chalice local` alone.
    assert parts - sys.stdlib_module_names == {"chalice.app", "chalicelib.api", "devserver"}


def test_a_file_can_be_read_as_a_whole() -> None:
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert not {path: length for path, length in lengths.items() if length > LONGEST}


def test_a_name_says_what_is_in_the_file() -> None:
    assert not [path for path in python_files() if VAGUE & set(path.with_suffix("").parts)]
