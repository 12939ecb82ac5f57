"""Processor time of the app's process for a send and for an idle poll."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import chats
from benchmarks.gateway import Request
from benchmarks.stage import Stage, set_up, settings
from chalicelib import wiring

_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class ProcessorTime:
    """Milliseconds a request, of this process alone: the engine is another one."""

    name: str
    median: float
    mean: float


def measure_processor_time(url: str, requests: int) -> list[ProcessorTime]:
    """Each call `requests` times, in turn with the others."""
    prefix = "processor"
    stage = set_up(url, prefix, agents=1)
    busy, quiet = chats.active(stage), chats.active(stage)
    wiring.configure(settings(url, prefix))  # the app's own client, which nothing listens to
    guest_polls, agent_polls = chats.idle_poll(stage, quiet), chats.idle_poll(stage, quiet, stage.agent)
    calls: dict[str, Callable[[], Request]] = {
        "guest's send": lambda: chats.guest_says(busy),
        "agent's send": lambda: chats.agent_says(stage, busy),
        "guest's idle poll (events)": lambda: guest_polls,
        "agent's idle poll (events)": lambda: agent_polls,
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(_WARM_UP + requests):
        for name, make in calls.items():
            milliseconds = _spent(stage, make())
            if number >= _WARM_UP:
                spent[name].append(milliseconds)
    return [
        ProcessorTime(name, statistics.median(each), statistics.mean(each)) for name, each in spent.items()
    ]


def _spent(stage: Stage, request: Request) -> float:
    before = time.process_time()
    stage.gateway.send(request)
    return (time.process_time() - before) * 1000
