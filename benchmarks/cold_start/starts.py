"""Cold starts, one after another, each kind in turn."""

import json
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deploy.package.function import Function

_WARM_UP = 2  # the machine reads the files from its disk


class UnexpectedAnswerError(Exception):
    """A function did not answer 200. The text is its answer."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Milliseconds of each start, from before the process to its first answer.

    `answering`: how much of that came after the app was loaded; `processor`: the process's own time,
    until it ended.
    """

    name: str
    milliseconds: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def median_answering(self) -> float:
        return statistics.median(self.answering)

    @property
    def fastest(self) -> float:
        return min(self.milliseconds)


def measure_starts(
    folders: Mapping[str, Path], environ: Mapping[str, str], event: Mapping[str, Any], rounds: int
) -> list[Starts]:
    """By name, `rounds` starts of each. Raises UnexpectedAnswerError."""
    measured = [Starts(name) for name in folders]
    for round_ in range(_WARM_UP + rounds):
        for starts in measured:
            whole, answering, processor = _start(folders[starts.name], environ, event)
            if round_ >= _WARM_UP:
                starts.milliseconds.append(whole)
                starts.answering.append(answering)
                starts.processor.append(processor)
    return measured


def ratio(of: Starts, to: Starts) -> float:
    """Of the fastest: whatever else the machine does only makes a start slower."""
    return of.fastest / to.fastest


def _start(folder: Path, environ: Mapping[str, str], event: Mapping[str, Any]) -> tuple[float, float, float]:
    began, worked = time.perf_counter(), _processor_seconds()
    with Function(folder, environ, log=subprocess.DEVNULL) as function:
        function.wait_until_loaded()
        loaded = time.perf_counter()
        answer = function(event)
        answered = time.perf_counter()
    if answer["statusCode"] != 200:
        raise UnexpectedAnswerError(json.dumps(answer))
    seconds = (answered - began, answered - loaded, _processor_seconds() - worked)
    whole, answering, processor = (each * 1000 for each in seconds)
    return whole, answering, processor


def _processor_seconds() -> float:
    """Of all the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
