"""The log: one JSON line for each request, and nothing in it that a person wrote or that opens a door."""

import json
import logging
import sys
import traceback
from collections.abc import Mapping

logger = logging.getLogger("charla")


def start() -> None:
    """Lines go to standard output, as they are; safe to repeat."""
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False


def log_request(line: Mapping[str, object]) -> None:
    logger.info(json.dumps(line))


def log_failure(request_id: str, error: BaseException) -> None:
    """Logs a failure by type, file and line: an exception's own words may quote what people wrote."""
    frames = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = type(error.__cause__).__name__ if error.__cause__ else None
    line = {"request_id": request_id, "failure": type(error).__name__, "cause": cause, "frames": frames}
    logger.error(json.dumps(line))
