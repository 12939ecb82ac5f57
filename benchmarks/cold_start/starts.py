"""Cold starts, one after another, each kind in turn."""

import json
import statistics
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.package.function import Function

_WARM_UP = 2  # the machine reads the files from its disk


class UnexpectedAnswerError(Exception):
    """A function did not answer 200. The text is its answer."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Milliseconds of each start, from before the process to its first answer."""

    name: str
    milliseconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def fastest(self) -> float:
        return min(self.milliseconds)


def measure_starts(
    folders: Mapping[str, Path], environ: Mapping[str, str], event: Mapping[str, Any], rounds: int
) -> list[Starts]:
    """By name, `rounds` starts of each. Raises UnexpectedAnswerError."""
    measured = [Starts(name, []) for name in folders]
    for round_ in range(_WARM_UP + rounds):
        for starts in measured:
            milliseconds = _start(folders[starts.name], environ, event)
            if round_ >= _WARM_UP:
                starts.milliseconds.append(milliseconds)
    return measured


def ratio(of: Starts, to: Starts) -> float:
    """The median of the ratios within each round, so that what slows a round slows both."""
    pairs = zip(of.milliseconds, to.milliseconds, strict=True)
    return statistics.median(mine / others for mine, others in pairs)


def _start(folder: Path, environ: Mapping[str, str], event: Mapping[str, Any]) -> float:
    began = time.perf_counter()
    with Function(folder, environ, log=subprocess.DEVNULL) as function:
        answer = function(event)
        milliseconds = (time.perf_counter() - began) * 1000
    if answer["statusCode"] != 200:
        raise UnexpectedAnswerError(json.dumps(answer))
    return milliseconds
