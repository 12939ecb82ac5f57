"""`chalice local` by itself, as a stranger starts it: tables in memory, no settings."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devserver.loopback import free_port

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def running_chalice_local() -> Iterator[int]:
    """Its port, once it serves; gone afterwards."""
    port = free_port()
    chalice = str(Path(sys.executable).with_name("chalice"))
    command = [chalice, "local", "--no-autoreload", "--host", "127.0.0.1", "--port", str(port)]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        for line in server.stdout:
            if "Serving on" in line:
                break
        yield port
        server.terminate()
