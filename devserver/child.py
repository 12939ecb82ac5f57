"""A program that is started on a leash and stopped for certain."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent


class Child:
    """One running program. In a group of its own, so that Ctrl-C reaches its starter alone."""

    def __init__(
        self,
        program: Sequence[str],
        environ: Mapping[str, str],
        output: IO[bytes] | None = None,
        keep: Sequence[int] = (),
    ) -> None:
        """Starts `program`, a MODULE:FUNCTION and its arguments.

        Its output goes to `output`, else to this process's own; it inherits the descriptors `keep`.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-m", "devserver.leash", *program],
            env=dict(environ),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            pass_fds=keep,
            process_group=0,
        )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def ended(self, within: float = 0) -> int | None:
        """Its exit code (negative: the signal), or None if it still runs after `within` seconds."""
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired:
            return None

    def stop(self, within: float) -> bool:
        """Asks it to end and waits; after `within` seconds kills it. Whether it ended by itself."""
        self._process.terminate()
        in_time = self.ended(within) is not None
        if not in_time:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        return in_time
