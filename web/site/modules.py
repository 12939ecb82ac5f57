"""JavaScript modules as the one script that they become."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]+)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
_RENAMED = re.compile(r"^import \{[^}]*\b(\w+) as \w+", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


class ModuleError(Exception):
    """A module is written in a way that joining does not know. The text says which, and how."""


def joined_modules(entry: Path) -> str:
    """The module at `entry` and all that it imports, as one module; what is imported comes first.

    Each becomes a function that gives its exports. Imports are `import { names } from "./path.js";`,
    exports stand before a function, class or const. Raises ModuleError for any other kind, and for
    modules that import each other.
    """
    scripts: dict[Path, str] = {}
    for path in _in_order(entry):
        scripts[path] = _wrapped(path, path.read_text(encoding="utf-8"), [*scripts])
    return "".join(scripts.values())


def flat_modules(entry: Path) -> str:
    """The same modules in one scope, which takes less: a minifier then shortens what they share, too.

    Raises ModuleError as `joined_modules` does, and for a name at the top of two modules or an
    import under another name.
    """
    owners: dict[str, str] = {}
    bodies = []
    for path in _in_order(entry):
        source = path.read_text(encoding="utf-8")
        if renamed := _RENAMED.search(source):
            raise ModuleError(f"{path.name}: cannot take {renamed[1]} under another name")
        for name in _DECLARED.findall(source):
            if name in owners:
                raise ModuleError(f"{path.name} and {owners[name]} both declare {name}")
            owners[name] = path.name
        bodies.append(_without_exports(path, _IMPORT.sub("", source)))
    return "".join(bodies)


def _in_order(entry: Path) -> list[Path]:
    found: list[Path] = []
    _collect(entry.resolve(), found, ())
    return found


def _collect(path: Path, found: list[Path], importers: tuple[Path, ...]) -> None:
    if path in importers:
        raise ModuleError(f"{path.name} and {importers[-1].name} import each other")
    if path in found:
        return
    for _, target in _IMPORT.findall(path.read_text(encoding="utf-8")):
        _collect((path.parent / target).resolve(), found, (*importers, path))
    found.append(path)


def _wrapped(path: Path, source: str, before: list[Path]) -> str:
    exports = [name for _, name in _EXPORT.findall(source)]

    def taken(match: re.Match[str]) -> str:
        number = before.index((path.parent / match[2]).resolve())
        return f"const {{{match[1].replace(' as ', ': ')}}} = m{number};"

    body = _without_exports(path, _IMPORT.sub(taken, source))
    return f"const m{len(before)} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n"


def _without_exports(path: Path, source: str) -> str:
    body = _EXPORT.sub(r"\1 \2", source)
    if left := _LEFT.search(body):
        raise ModuleError(f"{path.name}: cannot join {left[0]!r}")
    return body
