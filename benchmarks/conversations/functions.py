"""The deployed functions, called in this process with Lambda's events, and what each call took."""

import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from chalice.local import LambdaContext

from app import app
from benchmarks.conversations.pushes import CountingGateway
from benchmarks.gateway import Request, UnexpectedAnswerError, lambda_event
from benchmarks.recorder import Recorder, RoundTrip

_CONTEXT = LambdaContext("benchmark", 512)


@dataclass(frozen=True, slots=True)
class Taken:
    """By one call. `trips` where they were recorded; sizes in bytes, `processor_ms` of all threads."""

    processor_ms: float
    trips: list[RoundTrip]
    answer_bytes: int
    log_bytes: int
    pushes: int
    pushed_bytes: int


class Functions:
    """With a `recorder` round trips are counted, which costs processor time of its own."""

    def __init__(self, gateway: CountingGateway, recorder: Recorder | None = None) -> None:
        self._gateway = gateway
        self._recorder = recorder
        self._frames: dict[str, Callable[..., dict[str, int]]] = {
            route: app.handler_map[config.name] for route, config in app.websocket_handlers.items()
        }

    def http(self, request: Request) -> tuple[Any, Taken]:
        """The answer's parsed body. Raises UnexpectedAnswerError unless it is 200 or 201."""
        answer, taken = self._taken(app, lambda_event(app, request))
        if answer["statusCode"] not in (200, 201):
            raise UnexpectedAnswerError(f"{request.method} {request.path}: {answer}")
        return json.loads(answer["body"]), taken

    def frame(self, event: dict[str, Any]) -> Taken:
        """Raises UnexpectedAnswerError unless the handler's status is 200."""
        route = event["requestContext"]["routeKey"]
        with patch.dict(os.environ, AWS_REGION="us-east-1"):  # as on Lambda: Chalice asks for it
            answer, taken = self._taken(self._frames[route], event)
        if answer["statusCode"] != 200:
            raise UnexpectedAnswerError(f"{route}: {answer}")
        return taken

    def _taken(self, function: Callable[..., Any], event: dict[str, Any]) -> tuple[Any, Taken]:
        self._gateway.reset()
        with _logged() as lines, self._recording() as trips:
            before = time.process_time()
            answer = function(event, _CONTEXT)
            milliseconds = (time.process_time() - before) * 1000
        body = len(str(answer.get("body", "")).encode())
        log_bytes = sum(len(line.encode()) + 1 for line in lines)
        pushed = self._gateway
        return answer, Taken(milliseconds, trips, body, log_bytes, pushed.count, pushed.bytes)

    @contextmanager
    def _recording(self) -> Iterator[list[RoundTrip]]:
        if self._recorder is None:
            yield []
            return
        with self._recorder.recording() as trips:
            yield trips


@contextmanager
def _logged() -> Iterator[list[str]]:
    """What the app logs meanwhile, which goes nowhere else."""
    logger, lines = logging.getLogger("charla"), _Lines()
    kept, level = logger.handlers, logger.level
    logger.handlers = [lines]
    logger.setLevel(logging.INFO)
    try:
        yield lines.lines
    finally:
        logger.handlers = kept
        logger.setLevel(level)


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
