"""Which modules a program can import, from its sources."""

from deploy.package.modules import module_name, reachable


def reached(root: str, **sources: str) -> set[str]:
    files = {f"{name.replace('__', '/')}.py": source.encode() for name, source in sources.items()}
    return {name for path in reachable(files, [root]) if (name := module_name(path))}


def test_files_are_modules() -> None:
    assert module_name("a/b.py") == "a.b"
    assert module_name("a/__init__.py") == "a"
    assert module_name("a/_native.cpython-311-x86_64-linux-gnu.so") == "a._native"
    assert module_name("_native.abi3.so") == "_native"
    assert module_name("a/data.json") is None


def test_what_an_import_imports_counts_and_the_rest_does_not() -> None:
    assert reached("a", a="import b", b="import c, json", c="", d="import a") == {"a", "b", "c"}


def test_an_import_counts_in_functions_and_in_branches() -> None:
    source = "def f():\n  import b\ntry:\n  import c\nexcept ImportError:\n  from d import x"
    assert reached("a", a=source, b="", c="", d="") == {"a", "b", "c", "d"}


def test_an_import_for_type_checkers_does_not_count_and_its_else_does() -> None:
    source = "import typing\nif typing.TYPE_CHECKING:\n  import b\nelse:\n  import c"
    assert reached("a", a=source, b="", c="") == {"a", "c"}


def test_a_module_brings_its_packages_and_what_is_imported_from_them() -> None:
    files = {
        "a.py": b"from p.q import inner, name",
        "p/__init__.py": b"from . import beside",
        "p/beside.py": b"from .q.deep import x",
        "p/q/__init__.py": b"",
        "p/q/inner.py": b"from ..far import y",
        "p/q/deep.py": b"",
        "p/far.py": b"",
        "p/unused.py": b"",
    }
    assert reachable(files, ["a"]) == set(files) - {"p/unused.py"}


def test_a_native_module_brings_what_it_is_known_to_import() -> None:
    files = {
        "a.py": b"from _argon2_cffi_bindings import ffi",
        "_argon2_cffi_bindings/__init__.py": b"from ._ffi import ffi",
        "_argon2_cffi_bindings/_ffi.abi3.so": b"",
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so": b"",
    }
    assert reachable(files, ["a"]) == set(files)
