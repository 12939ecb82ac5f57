"""Calls the deployed functions in this process with Lambda's events, and keeps what each call took."""

import io
import logging
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from chalice.local import LambdaContext, LambdaEventConverter, RouteMatcher
from urllib3 import HTTPResponse

from app import app
from benchmarks.capacity import Recorder, RoundTrip
from benchmarks.conversation.measured import Call, Figures
from chalicelib import wiring
from chalicelib.adapters.api_gateway import gateway_of
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import session
from client.api import Api, Reply

_CONTEXT = LambdaContext("benchmark", 512)


@dataclass(frozen=True, slots=True)
class Taken:
    """By one call. `trips` where they were recorded; sizes in bytes, `processor_ms` of all threads."""

    processor_ms: float
    trips: list[RoundTrip]
    answer_bytes: int
    log_bytes: int
    pushed: list[int]


@dataclass
class Tape:
    """The app under `settings`. With a `recorder` trips are counted, which costs processor time."""

    settings: Settings
    recorder: Recorder | None
    taken: defaultdict[Call, list[Taken]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._pushed: list[int] = []
        session().register("before-send.apigatewaymanagementapi", self._push)
        gateway = gateway_of(self.settings, session)
        session().unregister("before-send.apigatewaymanagementapi", self._push)
        wiring.configure(self.settings, self.recorder.client if self.recorder else None, gateway=gateway)

    def of(self, call: Call, make: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """The answer of `make`, whose one call of the API is kept as `call`."""
        self._call = call
        return make(*given, **named)

    def frame(self, call: Call, event: Mapping[str, Any]) -> None:
        """Has the handler of a WebSocket's event take it."""
        handler = app.handler_map[app.websocket_handlers[event["requestContext"]["routeKey"]].name]
        with patch.dict(os.environ, AWS_REGION="us-east-1"):  # as on Lambda: Chalice asks for it
            answer = self.of(call, self.keep, handler, event)
        assert answer["statusCode"] == 200, f"{call}: {answer}"

    def keep(self, function: Callable[..., Any], event: Mapping[str, Any]) -> Any:
        """The function's answer."""
        self._pushed, lines = [], io.StringIO()
        with ExitStack() as listening:
            listening.enter_context(patch.object(_LOGGER, "disabled", False))
            listening.enter_context(patch.object(_LOGGER, "handlers", [logging.StreamHandler(lines)]))
            trips = listening.enter_context(self.recorder.recording()) if self.recorder else []
            before = time.process_time()
            answer = function(event, _CONTEXT)
            milliseconds = (time.process_time() - before) * 1000
        body, logged = (len(text.encode()) for text in (str(answer.get("body", "")), lines.getvalue()))
        self.taken[self._call].append(Taken(milliseconds, trips, body, logged, self._pushed))
        return answer

    def _push(self, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        """Answers for the management API: every connection is there."""
        self._pushed.append(len(request.body))
        return AWSResponse(request.url, 200, {}, HTTPResponse(io.BytesIO(), preload_content=False))


_LOGGER = logging.getLogger("charla")


@dataclass(frozen=True)
class TapedApi(Api):
    """The app, as API Gateway has Lambda call it."""

    tape: Tape

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        named = {name.lower(): value for name, value in {**self.headers, **headers}.items()}
        converter = LambdaEventConverter(RouteMatcher(list(app.routes)))
        event = converter.create_lambda_event(method, path, named, body or b"")
        answer = self.tape.keep(app, {**event, "body": (body or b"").decode()})
        return Reply(f"{method} {path}", answer["statusCode"], {}, answer["body"])


def figures(recorded: Sequence[Taken], timed: Sequence[Taken]) -> Figures:
    """Of one kind of call."""

    def mean(values: Iterable[float]) -> float:
        return round(statistics.fmean(values), 2)

    return Figures(
        write_units=mean(sum(trip.write_units for trip in each.trips) for each in recorded),
        read_units=mean(sum(trip.read_units for trip in each.trips) for each in recorded),
        round_trips=mean(len(each.trips) for each in recorded),
        processor_ms=round(statistics.median(each.processor_ms for each in timed), 2),
        answer_bytes=mean(each.answer_bytes for each in timed),
        log_bytes=mean(each.log_bytes for each in timed),
        pushes=mean(len(each.pushed) for each in timed),
        pushed_bytes=mean(sum(each.pushed) for each in timed),
    )
