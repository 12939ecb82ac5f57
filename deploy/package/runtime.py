"""Answers Lambda's events out of an unpacked zip, as Lambda's runtime does. A program of its own:

    python -I -S -B runtime.py FOLDER HANDLER

HANDLER is what a function's configuration names: entry.app, or entry.live_message.
Python's path is then the standard library and FOLDER, where nothing is written. Each line of
standard input is an event, each line of standard output its answer, both JSON; the first line
says that the app is loaded. What the app prints goes to standard error.
"""

import json
import sys
from importlib import import_module
from typing import TextIO


class Context:
    """Of what Lambda tells of an invocation, what the app reads."""

    aws_request_id = "local"


def serve(folder: str, handler: str) -> None:
    answers, sys.stdout = sys.stdout, sys.stderr
    sys.path.insert(0, folder)
    module, _, name = handler.rpartition(".")
    handle = getattr(import_module(module), name)
    _say(answers, "loaded")
    for line in sys.stdin:
        _say(answers, json.dumps(handle(json.loads(line), Context())))


def _say(answers: TextIO, line: str) -> None:
    answers.write(line + "\n")
    answers.flush()


if __name__ == "__main__":
    serve(*sys.argv[1:])
