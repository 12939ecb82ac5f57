"""A machine whose only Pythons are shell scripts, so that bin/setup can be tested without any."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TOOLS = ["bash", "cat", "cp", "dirname", "echo", "env", "grep", "ln", "mkdir", "readlink", "rm", "sleep"]

# Answers what bin/setup asks of a Python; every `pip` call leaves a line in pip-calls.
_SCRIPT = """#!/usr/bin/env bash
case "$*" in
*version_info*) echo {version} ;;
*ensurepip*) exit {without_venv} ;;
"-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
"-m pip "*) echo "$*" >>pip-calls; {pip} ;;
"-I - "*) cat >/dev/null; shift 2; cat "$@" ;;
*) echo "unexpected: $*" >&2; exit 99 ;;
esac
"""
_BROKEN = "#!/usr/bin/env bash\necho 'pyenv: command not found' >&2\nexit 127\n"
# Started in the background, the tests' own process may ignore SIGINT, and what it starts would too.
_HEEDING_SIGINT = """import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])"""


@dataclass
class Machine:
    """A clone with nothing but what bin/setup reads, the folder that PATH consists of, and a home."""

    clone: Path
    path: Path
    home: Path

    def add_python(self, name: str, version: str, *, venv: bool = True, pip: str = "exit 0") -> None:
        """Puts a Python on PATH; `pip` is the shell line that its pip does."""
        script = _SCRIPT.format(version=version, without_venv=int(not venv), pip=pip)
        self._write(self.path / name, script)

    def keep_python(self, place: str, version: str) -> Path:
        """Puts a Python at `place` in the user's home, off the PATH."""
        path = self.home / place
        path.parent.mkdir(parents=True)
        self._write(path, _SCRIPT.format(version=version, without_venv=0, pip="exit 0"))
        return path

    def add_broken_python(self, name: str) -> None:
        """Puts a pyenv shim on PATH that has no version behind it."""
        self._write(self.path / name, _BROKEN)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts bin/setup with `arguments`."""
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _HEEDING_SIGINT, "bin/setup", *arguments],
            cwd=self.clone,
            env={"PATH": str(self.path), "HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def setup(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs bin/setup with `arguments` to its end."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=30)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    @property
    def installed(self) -> list[str]:
        """The file of pins that each call of pip was given."""
        calls = self.clone / "pip-calls"
        return [line.split()[-1] for line in calls.read_text().splitlines()] if calls.exists() else []

    def _write(self, path: Path, script: str) -> None:
        path.write_text(script)
        path.chmod(0o755)


def bare_machine(folder: Path) -> Machine:
    """A machine without any Python, in `folder`."""
    machine = Machine(clone=folder / "clone", path=folder / "path", home=folder / "home")
    (machine.clone / "bin").mkdir(parents=True)
    machine.path.mkdir()
    shutil.copy(ROOT / "bin/setup", machine.clone / "bin/setup")
    for name in ("requirements.txt", "requirements-run.txt", "requirements-dev.txt"):
        (machine.clone / name).write_text(f"# {name}\n")
    for tool in _TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (machine.path / tool).symlink_to(found)
    return machine
