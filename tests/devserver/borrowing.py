"""What a clone's .venv borrows of this one's packages: those that a file of pins names, and no other."""

import subprocess
import sysconfig
import venv
from importlib.metadata import distribution
from pathlib import Path

SETS = {"run": ("requirements.txt", "requirements-run.txt"), "all": ()}


def borrow(clone: Path, packages: str) -> None:
    """Makes `clone` a finished .venv with the packages of `run`, or with `all` there are."""
    venv.create(clone / ".venv", symlinks=True)
    paths = {"base": str(clone / ".venv"), "platbase": str(clone / ".venv")}
    own = Path(sysconfig.get_path("purelib", vars=paths))
    if packages == "all":
        (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    for file in SETS[packages]:
        for name in pinned(clone / file):
            _link(name, own)
    _mark(clone, "run", "--run")
    if packages == "all":
        _mark(clone, "all")


def pinned(file: Path) -> list[str]:
    """The names of the packages that `file` pins."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0].split("[")[0] for line in lines if "==" in line]


def _link(name: str, into: Path) -> None:
    package = distribution(name)
    tops = {Path(str(file)).parts[0] for file in package.files or ()} - {"..", "__pycache__"}
    for top in tops:
        if not (into / top).exists():
            (into / top).symlink_to(str(package.locate_file(top)))


def _mark(clone: Path, packages: str, *option: str) -> None:
    command = ["bin/setup", *option, "--stamp"]
    stamp = subprocess.run(command, cwd=clone, check=True, capture_output=True, text=True).stdout
    (clone / f".venv/charla-{packages}").write_text(stamp)
