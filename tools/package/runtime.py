"""Answers Lambda's events out of an unpacked zip, as Lambda's runtime does. A program of its own:

    python -I -S -B runtime.py FOLDER

Python's path is then the standard library and FOLDER, where nothing is written. Each line of
standard input is an event, each line of standard output its answer, both JSON; what the app
prints goes to standard error.
"""

import json
import sys


class Context:
    """Of what Lambda tells of an invocation, what the app reads."""

    aws_request_id = "local"


def serve(folder: str) -> None:
    answers, sys.stdout = sys.stdout, sys.stderr
    sys.path.insert(0, folder)
    from app import app  # noqa: PLC0415 - of FOLDER, and a part of the time that a cold start takes

    for line in sys.stdin:
        answer = app(json.loads(line), Context())
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
