"""Lines for the person at the terminal. One that has gone away never stops an orderly end."""

import sys
from contextlib import suppress


def say(line: str) -> None:
    """Prints `line` at once."""
    with suppress(OSError):
        print(line, flush=True)


def complain(line: object) -> None:
    """Prints what went wrong, at once."""
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)
