"""Times each call's handler, and within it the raw botocore calls."""

import statistics
import time
from dataclasses import dataclass, field
from uuid import uuid4

from chalice.local import LambdaContext

from app import app
from benchmarks.cases import Case
from benchmarks.gateway import UnexpectedAnswerError, lambda_event
from benchmarks.handlers.stopwatch import TimedClient
from benchmarks.sections import Section, Sizes, sections
from benchmarks.stage import Stage, set_up, settings
from chalicelib import wiring
from chalicelib.storage.client import connect

_SIZES = Sizes(tables=(200,), agents=5, marked=50, histories=(100,), past=5, notifications=50)
_WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Handled:
    """Milliseconds of each run: of the handler as a whole, and of `calls` botocore calls in it."""

    name: str
    calls: int
    handler: list[float] = field(default_factory=list)
    botocore: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The median of each run's own ratio."""
        pairs = zip(self.handler, self.botocore, strict=True)
        return statistics.median(whole / raw for whole, raw in pairs)

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.handler), statistics.median(self.botocore)


def measured_sections() -> list[Section]:
    """Every call of the cost benchmark; its last section repeats the lists with more agents."""
    return sections(_SIZES)[:-1]


def measure_handlers(url: str, rounds: int) -> list[Handled]:
    """On the engine at `url`, one run of each call at a time."""
    return [handled for section in measured_sections() for handled in measure_section(url, section, rounds)]


def measure_section(url: str, section: Section, rounds: int) -> list[Handled]:
    prefix = f"handlers-{uuid4().hex}"
    stage = set_up(url, prefix, section.agents)
    section.fill(stage)
    client = TimedClient(connect(settings(url, prefix)))
    wiring.configure(settings(url, prefix), lambda _settings: client)
    measured: dict[str, Handled] = {}
    for round_ in range(_WARM_UP + rounds):
        for case in section.cases:
            whole, raw = _run(stage, client, case)
            handled = measured.setdefault(case.name, Handled(case.name, client.calls))
            if round_ >= _WARM_UP:
                handled.handler.append(whole)
                handled.botocore.append(raw)
    return list(measured.values())


def _run(stage: Stage, client: TimedClient, case: Case) -> tuple[float, float]:
    event = lambda_event(app, case.prepare(stage))
    context = LambdaContext("benchmark", 512)
    client.reset()
    began = time.perf_counter()
    answer = app(event, context)
    milliseconds = (time.perf_counter() - began) * 1000
    if answer["statusCode"] not in (200, 201):
        raise UnexpectedAnswerError(f"{case.name}: {answer}")
    return milliseconds, client.seconds * 1000
