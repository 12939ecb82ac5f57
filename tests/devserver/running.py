"""A clone of one's own to run, and programs in it whose output is awaited."""

import http.client
import json
import os
import queue
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.devserver.borrowing import borrow

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = shutil.ignore_patterns(".venv", ".data", ".git", "__pycache__", ".*_cache", "tests")
PATIENCE = 60.0
_CHALICE = "#!/usr/bin/env python\nfrom chalice.cli import main\n\nmain()\n"


def make_clone(folder: Path, packages: str = "run") -> Path:
    """A copy of the project in `folder`, whose .venv has the packages of `run`, or `all` of this one's."""
    clone = folder / "clone"
    shutil.copytree(ROOT, clone, ignore=_LEFT_OUT)
    borrow(clone, packages)
    (clone / ".venv/bin/chalice").write_text(_CHALICE)
    (clone / ".venv/bin/chalice").chmod(0o755)
    return clone


def processes_of(clone: Path) -> dict[int, str]:
    """What still runs out of `clone`: command lines by process number."""
    command = ["ps", "-A", "-ww", "-o", "pid=,args="]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    split = (line.strip().split(" ", 1) for line in listed.splitlines() if str(clone) in line)
    return {int(pid): args for pid, args in split}


def ask(port: int, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """The status and the JSON of one call."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        sent = None if body is None else json.dumps(body)
        connection.request(method, path, sent, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


class Program:
    """A program in a clone, in a process group of its own like one at a terminal."""

    def __init__(self, clone: Path, *command: str, **environ: str) -> None:
        """Starts `command` with `environ` added to this process's environment."""
        self.output: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.process = subprocess.Popen(
            command,
            cwd=clone,
            env=_environment(clone, environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def wait_for(self, words: str, within: float = PATIENCE) -> str:
        """The first line from now on that holds `words`; fails if it does not come."""
        deadline = time.monotonic() + within
        while (line := self._next(deadline)) is not None:
            if words in line:
                return line
        raise AssertionError(f"{words!r} never came:\n{self.text}")

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        """Sends `number` to the program, or to its `group` as a terminal's Ctrl-C does."""
        (os.killpg if group else os.kill)(self.process.pid, number)

    def end(self) -> int:
        """Its exit code, once it and its output have ended."""
        while self._next(time.monotonic() + PATIENCE) is not None:
            pass
        return self.process.wait(PATIENCE)

    @property
    def text(self) -> str:
        """Everything that it has printed."""
        return "".join(self.output)

    def _next(self, deadline: float) -> str | None:
        line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
        if line is not None:
            self.output.append(line)
        return line

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line)
        self._lines.put(None)


def _environment(clone: Path, extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    path = f"{clone / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    return kept | {"PATH": path, "PYTHONUNBUFFERED": "1", **extra}
