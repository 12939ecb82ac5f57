"""Chalice's command line for a runtime that need not be this interpreter's. A program of its own:

    python -P chalice_command.py RUNTIME package …

Chalice has no setting for it: its template names the version of the interpreter that runs it.
"""

import sys

from chalice.cli import main
from chalice.config import Config

if __name__ == "__main__":
    runtime = sys.argv.pop(1)
    Config.lambda_python_version = property(lambda _: runtime)  # type: ignore[method-assign,assignment]
    sys.exit(main())
