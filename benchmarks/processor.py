"""Processor time of the app's process for a send and for an idle poll: the engine is another one."""

import time
from itertools import repeat

from benchmarks.calls import agent_says, guest_says, idle_poll
from benchmarks.stage import set_up, settings
from chalicelib import wiring

_WARM_UP = 20


def measure_processor_time(url: str, requests: int) -> dict[str, list[float]]:
    """Milliseconds of each call, `requests` times, in turn with the others."""
    stage = set_up(url, "processor", agents=1)
    busy, quiet = stage.active(), stage.active()
    wiring.configure(settings(url, "processor"))  # the app's own client, which nothing listens to
    calls = {
        "guest's send": (guest_says(busy) for _ in repeat(None)),
        "agent's send": (agent_says(stage, busy) for _ in repeat(None)),
        "guest's idle poll (events)": repeat(idle_poll(quiet)),
        "agent's idle poll (events)": repeat(idle_poll(quiet, stage.agent)),
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(_WARM_UP + requests):
        for name, prepared in calls.items():
            call = next(iter(prepared))
            before = time.process_time()
            call()
            spent[name].append((time.process_time() - before) * 1000)
    return {name: milliseconds[_WARM_UP:] for name, milliseconds in spent.items()}
