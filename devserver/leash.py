"""Runs a program that ends with whoever started it, however that one ended.

    python -m devserver.leash PACKAGE.MODULE:FUNCTION [ARGUMENT…]

The starter holds the other end of this process's standard input. When it goes, even by kill -9,
the pipe closes and the program gets SIGTERM: it may still save, and no orphan stays behind.
"""

import os
import pkgutil
import signal
import sys
import threading


def _follow() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Runs the function named by the first argument as if it had been started by itself."""
    target = sys.argv[1]
    sys.argv = [target.partition(".")[0].partition(":")[0], *sys.argv[2:]]
    threading.Thread(target=_follow, daemon=True).start()
    sys.exit(pkgutil.resolve_name(target)())


if __name__ == "__main__":
    main()
