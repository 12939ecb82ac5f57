"""Compiled modules, for the interpreter that packages."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

# Where Lambda unpacks the zip: what a traceback names.
_LAMBDA_FOLDER = "/var/task"


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path to content of the .pyc of each source.

    They are never checked against their sources ("unchecked-hash"), whose times a zip does not
    keep. An interpreter of its own compiles, so that what this one has loaded leaves no trace.
    """
    with TemporaryDirectory(prefix="charla-package-") as name:
        folder = Path(name)
        for path, source in sources.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source)
        mode = ["--invalidation-mode", "unchecked-hash", "-s", name, "-p", _LAMBDA_FOLDER]
        subprocess.run([sys.executable, "-I", "-S", "-m", "compileall", "-q", *mode, name], check=True)
        made = folder.rglob("__pycache__/*.pyc")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}
