"""What a cold start imports, by `python -X importtime`."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^import time:\s*(\d+) \|\s*\d+ \|\s*(\S+)$", re.MULTILINE)
_IMPORT = "import sys; sys.path.insert(0, sys.argv.pop()); import entry"


@dataclass(frozen=True, slots=True)
class Imports:
    """Milliseconds by module, of its own code without what it imports in turn."""

    by_module: Mapping[str, float]

    @property
    def total(self) -> float:
        return sum(self.by_module.values())

    def slowest(self, count: int) -> list[tuple[str, float]]:
        return sorted(self.by_module.items(), key=lambda each: -each[1])[:count]

    def by_package(self) -> dict[str, float]:
        """The standard library is one package."""
        packages: dict[str, float] = {}
        for module, milliseconds in self.by_module.items():
            top = module.split(".")[0]
            package = "the standard library" if top in sys.stdlib_module_names else top
            packages[package] = packages.get(package, 0) + milliseconds
        return dict(sorted(packages.items(), key=lambda each: -each[1]))


def measure_imports(folder: Path, environ: Mapping[str, str], rounds: int) -> Imports:
    """The least of `rounds` for each module."""
    least: dict[str, float] = {}
    for _ in range(rounds):
        for module, milliseconds in _imported(folder, environ):
            least[module] = min(milliseconds, least.get(module, milliseconds))
    return Imports(least)


def _imported(folder: Path, environ: Mapping[str, str]) -> list[tuple[str, float]]:
    command = [sys.executable, "-I", "-S", "-B", "-X", "importtime", "-c", _IMPORT, str(folder)]
    done = subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=True, cwd=folder)
    return [(module, int(microseconds) / 1000) for microseconds, module in _LINE.findall(done.stderr)]
