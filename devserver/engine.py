"""MiniStack, the embedded DynamoDB (and more of AWS, where asked), on a free port of the loopback.

It reads its state when it starts and saves it when it ends by SIGTERM; kill -9 loses what came
in between. Everything it writes is inside the folder that it is given.
"""

import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from devserver.child import Child
from devserver.errors import RunError
from devserver.loopback import fetch, free_port

START_SECONDS = 30.0
SAVE_SECONDS = 60.0
_ATTEMPTS = 3  # another program may take the free port before the engine does
_POLL_SECONDS = 0.05


class EngineError(RunError):
    """The engine did not start, or did not save. The text says which, and where its log is."""


class Engine:
    """A running engine. `url` is what AWS_ENDPOINT_URL_DYNAMODB takes."""

    def __init__(
        self,
        folder: Path,
        *,
        persist: bool,
        keep: Sequence[int] = (),
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """Starts it and waits until it answers. Raises EngineError if it does not.

        `folder` holds its state (when `persist`), scratch files and log; `keep` are descriptors
        that stay open as long as it runs; `settings` are MiniStack's own, which win over those from here.
        """
        self._settings = settings or {}
        self.log = folder / "engine.log"
        self._folder = folder
        self._persist = persist
        self._keep = keep
        (folder / "scratch").mkdir(parents=True, exist_ok=True)
        for _ in range(_ATTEMPTS):
            if self._start(free_port()):
                return
        raise EngineError(f"The embedded DynamoDB did not start; its log: {self.log}")

    def stop(self) -> None:
        """Ends it, which saves its state. Raises EngineError if it could not save."""
        in_time = self.child.stop(SAVE_SECONDS)
        if self._persist and (not in_time or "failed to save" in self.log.read_text("utf-8")):
            raise EngineError(f"The embedded DynamoDB did not save its tables; its log: {self.log}")

    def _start(self, port: int) -> bool:
        name = secrets.token_hex(8)
        with self.log.open("wb") as output:
            environ = self._environment(port, name)
            self.child = Child(["ministack.app:main"], environ, output, self._keep)
        self.url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + START_SECONDS
        while self.child.ended(_POLL_SECONDS) is None:
            if _name_at(port) == name:
                return True
            if time.monotonic() > deadline:
                self.child.stop(within=1)
                raise EngineError(f"The embedded DynamoDB does not answer; its log: {self.log}")
        return False

    def _environment(self, port: int, name: str) -> dict[str, str]:
        scratch = str(self._folder / "scratch")
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": scratch,
            "TMPDIR": scratch,
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
            "MINISTACK_EDITION": name,  # its health answer repeats it: this engine, not another
            "SERVICES": "dynamodb",
            "PERSIST_STATE": "1" if self._persist else "0",
            "STATE_DIR": str(self._folder / "state"),
            "LOG_LEVEL": "WARNING",
            # Otherwise it opens a second port, and removes containers that it takes for its own.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "DOCKER_HOST": f"unix://{scratch}/no-docker",
            **self._settings,
        }


@contextmanager
def temporary_engine() -> Iterator[str]:
    """The address of an engine of one's own, empty at first and gone afterwards: for tests."""
    with tempfile.TemporaryDirectory(prefix="charla-engine-") as folder:
        engine = Engine(Path(folder), persist=False)
        try:
            yield engine.url
        finally:
            engine.stop()


def forget_state(folder: Path) -> None:
    """Removes what an engine saved in `folder`. No engine may be running there."""
    shutil.rmtree(folder / "state", ignore_errors=True)


def _name_at(port: int) -> str | None:
    answer = fetch(port, "/_ministack/health")
    return str(json.loads(answer[1])["edition"]) if answer and answer[0] == 200 else None
