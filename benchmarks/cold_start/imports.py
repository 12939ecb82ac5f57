"""What a cold start imports, by `python -X importtime`."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import markdown

_ROUNDS = 10
_TOP = 10
_LINE = re.compile(r"^import time:\s*(\d+) \|\s*\d+ \|\s*(\S+)$", re.MULTILINE)
_IMPORT = "import sys; sys.path.insert(0, sys.argv.pop()); import entry"
_SECTION = """\
## What it imports

`python -X importtime`, the least of {rounds} runs, milliseconds of each module's own code. The ten slowest:

{top}

And by package, {total:.0f} ms in all (measuring makes each import slower than it is):

{packages}
"""


@dataclass(frozen=True, slots=True)
class Imports:
    """Milliseconds by module, of its own code without what it imports in turn."""

    by_module: Mapping[str, float]

    def slowest(self, count: int) -> list[tuple[str, float]]:
        return sorted(self.by_module.items(), key=lambda each: -each[1])[:count]

    def by_package(self) -> dict[str, float]:
        """The slowest first; the standard library is one package."""
        packages: dict[str, float] = {}
        for module, milliseconds in self.by_module.items():
            top = module.split(".")[0]
            package = "the standard library" if top in sys.stdlib_module_names else top
            packages[package] = packages.get(package, 0) + milliseconds
        return dict(sorted(packages.items(), key=lambda each: -each[1]))

    def section(self) -> str:
        """As Markdown."""
        top = [("module", "ms"), *((f"`{name}`", f"{ms:.1f}") for name, ms in self.slowest(_TOP))]
        packages = [(name, f"{ms:.1f}") for name, ms in self.by_package().items() if ms >= 1]
        return _SECTION.format(
            rounds=_ROUNDS,
            top=markdown(top),
            total=sum(self.by_module.values()),
            packages=markdown([("package", "ms"), *packages]),
        )


def measure_imports(folder: Path, environ: Mapping[str, str]) -> Imports:
    """The least of ten runs for each module."""
    least: dict[str, float] = {}
    command = [sys.executable, "-I", "-S", "-B", "-X", "importtime", "-c", _IMPORT, str(folder)]
    for _ in range(_ROUNDS):
        done = subprocess.run(
            command, env=dict(environ), capture_output=True, text=True, check=True, cwd=folder
        )
        for microseconds, module in _LINE.findall(done.stderr):
            least[module] = min(int(microseconds) / 1000, least.get(module, float("inf")))
    return Imports(least)
