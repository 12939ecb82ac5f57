"""A process that answers events out of an unpacked zip: Lambda's part, on one machine."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deploy.package.archive import ENTRY

RUNTIME = Path(__file__).with_name("runtime.py")


class Function:
    """Starts with nothing on Python's path but the standard library and `folder`."""

    def __init__(
        self,
        folder: Path,
        environ: Mapping[str, str],
        runtime: Path = RUNTIME,
        log: int | None = None,
        handler: str = "app",
    ) -> None:
        """`handler` is a name in `entry`, or in `app` where `folder` has no entry.

        `log` takes what the app prints; None: this process's standard error.
        """
        module = ENTRY if (folder / f"{ENTRY}.py").exists() else "app"
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", str(runtime), str(folder), f"{module}.{handler}"],
            env=dict(environ),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self._loaded = False

    def wait_until_loaded(self) -> None:
        """Raises RuntimeError where the app can't be imported."""
        if not self._loaded:
            self._read()
            self._loaded = True

    def __call__(self, event: Mapping[str, Any], _context: object = None) -> Any:
        """The app's answer. Raises RuntimeError where the process has ended."""
        self.wait_until_loaded()
        assert self._process.stdin
        self._process.stdin.write(json.dumps(event) + "\n")
        self._process.stdin.flush()
        return json.loads(self._read())

    def _read(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"The function ended, with {self._process.wait()}.")
        return line

    def close(self) -> None:
        """Waits until it has ended."""
        self._process.communicate()

    def __enter__(self) -> "Function":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()
