"""Which modules a program can import, read from its sources: nothing is run."""

import ast
from collections.abc import Collection, Iterator, Mapping

# Native modules don't show what they import.
_OF_NATIVE = {"_argon2_cffi_bindings._ffi": ("_cffi_backend",)}
_NATIVE = (".so", ".pyd")


def module_name(path: str) -> str | None:
    """`a/b.py`, `a/b/__init__.py` and `a/b.abi3.so` are module `a.b`; other files are none."""
    if path.endswith(".py"):
        return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    if path.endswith(_NATIVE):
        folder, _, file = path.rpartition("/")
        return ".".join(filter(None, [folder.replace("/", "."), file.split(".")[0]]))
    return None


def reachable(files: Mapping[str, bytes], roots: Collection[str]) -> set[str]:
    """Paths of the modules among `files` that modules `roots` import, themselves included.

    An import counts wherever it stands, in functions and in branches, unless it is for type
    checkers alone. What is not among `files` is the standard library's, or is not there.
    """
    paths = {name: path for path in files if (name := module_name(path))}
    found: set[str] = set()
    waiting = [name for root in roots for name in (*_packages_of(root), root)]
    while waiting:
        name = waiting.pop()
        if name not in paths or name in found:
            continue
        found.add(name)
        waiting += _OF_NATIVE.get(name, ())
        path = paths[name]
        if path.endswith(".py"):
            package = name if path.endswith("/__init__.py") else name.rpartition(".")[0]
            for imported in _imports(ast.parse(files[path]), package):
                waiting += (*_packages_of(imported), imported)
    return {paths[name] for name in found}


def _packages_of(name: str) -> Iterator[str]:
    """`a` and `a.b`, of `a.b.c`: importing it runs them."""
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts)))


def _imports(node: ast.AST, package: str) -> Iterator[str]:
    """Full names; of `from a import b` both `a` and `a.b`, which may be a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = _source(node, package)
        yield source
        yield from (f"{source}.{alias.name}" for alias in node.names)
    else:
        for child in _run(node):
            yield from _imports(child, package)


def _source(node: ast.ImportFrom, package: str) -> str:
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    return ".".join([*above, *filter(None, [node.module])])


def _run(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        return iter(node.orelse)
    return ast.iter_child_nodes(node)
