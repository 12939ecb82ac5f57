"""Processor time of the app's process for a send and for an idle poll, and botocore's part of it."""

import statistics
import time
from dataclasses import dataclass, field

from benchmarks.calls import Prepared, agent_says, guest_says, idle_poll
from benchmarks.capacity import TimedClient
from benchmarks.stage import set_up, settings
from chalicelib import wiring
from chalicelib.storage.client import connect

_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class ProcessorTime:
    """Milliseconds of each request, of this process alone: the engine is another one."""

    name: str
    whole: list[float] = field(default_factory=list)
    of_botocore: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """1.2: all that is not botocore takes a fifth of what botocore takes."""
        return statistics.median(self.whole) / statistics.median(self.of_botocore)


def measure_processor_time(url: str, requests: int) -> list[ProcessorTime]:
    """Each call `requests` times, in turn with the others."""
    stage = set_up(url, "processor", agents=1)
    busy, quiet = stage.active(), stage.active()
    client = TimedClient(connect(settings(url, "processor")))  # which nothing listens to
    wiring.configure(settings(url, "processor"), lambda _settings: client)
    guest_polls, agent_polls = idle_poll(quiet), idle_poll(quiet, stage.agent)
    spent = [
        ProcessorTime("guest's send"),
        ProcessorTime("agent's send"),
        ProcessorTime("guest's idle poll (events)"),
        ProcessorTime("agent's idle poll (events)"),
    ]
    for number in range(_WARM_UP + requests):
        calls = (guest_says(busy), agent_says(stage, busy), guest_polls, agent_polls)
        for call, each in zip(calls, spent, strict=True):
            whole, of_botocore = _spent(call, client)
            if number >= _WARM_UP:
                each.whole.append(whole)
                each.of_botocore.append(of_botocore)
    return spent


def _spent(call: Prepared, client: TimedClient) -> tuple[float, float]:
    began, of_botocore = time.process_time(), client.processor_seconds
    call()
    seconds = time.process_time() - began, client.processor_seconds - of_botocore
    return seconds[0] * 1000, seconds[1] * 1000
