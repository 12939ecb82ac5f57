"""The runtime, and which files it opened: python -I -S -B watched_runtime.py FOLDER HANDLER

When it ends, the variable OPENED names the file that takes their paths, relative to FOLDER, as JSON.
"""

import json
import os
import runpy
import sys
from pathlib import Path

FOLDER = sys.argv[1]
RUNTIME = Path(__file__).resolve().parents[2] / "deploy/package/runtime.py"
opened: set[str] = set()


def hear(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and isinstance(args[0], str) and args[0].startswith(FOLDER):
        opened.add(args[0])


sys.addaudithook(hear)
runpy.run_path(str(RUNTIME), run_name="__main__")
native = {str(getattr(module, "__file__", "")) for module in list(sys.modules.values())}
used = {path for path in opened | native if path.startswith(FOLDER) and Path(path).is_file()}
Path(os.environ["OPENED"]).write_text(json.dumps(sorted(path[len(FOLDER) + 1 :] for path in used)))
