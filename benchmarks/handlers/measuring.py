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
from chalicelib.storage.dynamodb import connect

_SIZES = Sizes(tables=(200,), agents=5, marked=50, histories=(100,), past=5, notifications=50)
_WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One handler, as a whole and of that botocore's calls: milliseconds, and those of this process."""

    handler: float
    botocore: float
    handler_processor: float
    botocore_processor: float


@dataclass(frozen=True, slots=True)
class Handled:
    """A call's runs; `calls`: how many botocore calls each makes."""

    name: str
    calls: int
    runs: list[Run] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The median of each run's own ratio."""
        return statistics.median(run.handler / run.botocore for run in self.runs)

    @property
    def processor_ratio(self) -> float:
        """The same of this process's time, without DynamoDB's and without waiting."""
        of_handler = sum(run.handler_processor for run in self.runs)
        return of_handler / sum(run.botocore_processor for run in self.runs)

    @property
    def medians(self) -> tuple[float, float]:
        return (
            statistics.median(run.handler for run in self.runs),
            statistics.median(run.botocore for run in self.runs),
        )


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
            run = _run(stage, client, case)
            handled = measured.setdefault(case.name, Handled(case.name, client.calls))
            if round_ >= _WARM_UP:
                handled.runs.append(run)
    return list(measured.values())


def _run(stage: Stage, client: TimedClient, case: Case) -> Run:
    event = lambda_event(app, case.prepare(stage))
    context = LambdaContext("benchmark", 512)
    client.reset()
    began, worked = time.perf_counter(), time.process_time()
    answer = app(event, context)
    seconds, processor_seconds = time.perf_counter() - began, time.process_time() - worked
    if answer["statusCode"] not in (200, 201):
        raise UnexpectedAnswerError(f"{case.name}: {answer}")
    taken = (seconds, client.seconds, processor_seconds, client.processor_seconds)
    return Run(*(each * 1000 for each in taken))
