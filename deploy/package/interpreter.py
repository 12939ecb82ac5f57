"""The Python that compiles what ships: Lambda's own version, which need not be the one that packages.

Code that is compiled by another version is not read, and a cold start would compile every module anew.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from deploy.errors import DeployError

# Where pyenv, uv, Homebrew and python.org's installer put a version, on the PATH or not.
_PLACES = (
    "{home}/.pyenv/versions/{version}.*/bin/python{version}",
    "{home}/.local/share/uv/python/cpython-{version}.*/bin/python{version}",
    "/opt/homebrew/opt/python@{version}/bin/python{version}",
    "/usr/local/opt/python@{version}/bin/python{version}",
    "/Library/Frameworks/Python.framework/Versions/{version}/bin/python{version}",
)


def interpreter(version: str) -> Path:
    """A Python of `version` (3.13). Raises DeployError where this machine has none."""
    for path in _candidates(version):
        if _version(path) == version:
            return path
    raise DeployError(
        f"The stage runs Python {version}, and there is none here to compile for it: "
        f"install Python {version} beside this one, or name another lambda_runtime in .chalice/config.json."
    )


def _candidates(version: str) -> Iterator[Path]:
    yield Path(sys.executable)
    if found := shutil.which(f"python{version}"):
        yield Path(found)
    for place in _PLACES:
        pattern = place.format(home=Path.home(), version=version)
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)


def _version(path: Path) -> str:
    asked = [str(path), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.strip()
