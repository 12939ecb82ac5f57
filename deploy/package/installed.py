"""Deployment folders made of what is installed here, which ask no package index.

They hold what `chalice package` would put there: for tests and benchmarks.
"""

import re
import shutil
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CHALICE = ("chalice/__init__.py", "chalice/app.py")  # all of chalice that it ships


def product_folder(folder: Path) -> None:
    """The product, with what requirements.txt names."""
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    install(re.findall(r"^([\w-]+)==", pinned, re.MULTILINE), folder)
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / "chalicelib", folder / "chalicelib", ignore=shutil.ignore_patterns("__pycache__"))


def install(distributions: Iterable[str], folder: Path) -> None:
    """Copies the distributions' files, and chalice's, to `folder`, without what is compiled.

    Raises PackageNotFoundError where one is not installed.
    """
    for name in distributions:
        _copy(name, folder)
    _copy("chalice", folder, only=_CHALICE)


def _copy(name: str, folder: Path, only: Iterable[str] = ()) -> None:
    for file in distribution(name).files or ():
        outside = file.parts[0] == ".."  # commands, which go to bin/
        if outside or "__pycache__" in file.parts or (only and str(file) not in only):
            continue
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.locate(), target)
