"""JavaScript modules as the one script that they become: each a function that gives its exports."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]+)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class ModuleError(Exception):
    """A module is written in a way that joining does not know. The text says which, and how."""


def joined_modules(entry: Path) -> str:
    """The module at `entry` and all that it imports, as one module; what is imported comes first.

    Imports are `import { names } from "./path.js";`, exports stand before a function, class or
    const. Raises ModuleError for any other kind, and for modules that import each other.
    """
    scripts: dict[Path, str] = {}
    _collect(entry.resolve(), scripts, ())
    return "".join(scripts.values())


def _collect(path: Path, scripts: dict[Path, str], importers: tuple[Path, ...]) -> None:
    if path in importers:
        raise ModuleError(f"{path.name} and {importers[-1].name} import each other")
    if path in scripts:
        return
    source = path.read_text(encoding="utf-8")
    for _, target in _IMPORT.findall(source):
        _collect((path.parent / target).resolve(), scripts, (*importers, path))
    scripts[path] = _wrapped(path, source, [*scripts])


def _wrapped(path: Path, source: str, before: list[Path]) -> str:
    exports = [name for _, name in _EXPORT.findall(source)]

    def taken(match: re.Match[str]) -> str:
        number = before.index((path.parent / match[2]).resolve())
        return f"const {{{match[1].replace(' as ', ': ')}}} = m{number};"

    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(taken, source))
    if left := _LEFT.search(body):
        raise ModuleError(f"{path.name}: cannot join {left[0]!r}")
    return f"const m{len(before)} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n"
