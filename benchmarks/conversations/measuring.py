"""Plays conversations, and says what each call of them took in the middle."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

from benchmarks import chats
from benchmarks.conversations.calls import Call
from benchmarks.conversations.figures import Figures
from benchmarks.conversations.functions import Functions, Taken
from benchmarks.conversations.lines import NoLines, OpenLines
from benchmarks.conversations.playing import Conversation, follow
from benchmarks.conversations.pushes import CountingGateway, sink
from benchmarks.conversations.stored import stored_bytes
from benchmarks.gateway import Request, post
from benchmarks.stage import Stage, login, set_up, settings
from chalicelib import wiring
from chalicelib.config import Settings

AGENTS = 3
MESSAGES = 20
_OTHER_CHATS = 2
_MOST_RECORDED = 3
_PATIENCE_MS = 10_000


class Tape:
    """Makes the calls, and keeps what they took."""

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self.taken: defaultdict[Call, list[Taken]] = defaultdict(list)

    def ask(self, call: Call, request: Request) -> Any:
        answer, taken = self._functions.http(request)
        self.taken[call].append(taken)
        return answer

    def tell(self, call: Call, event: dict[str, Any]) -> None:
        self.taken[call].append(self._functions.frame(event))


def measure(url: str, rounds: int, *, live: bool) -> tuple[dict[Call, Figures], dict[str, int]]:
    """On the engine at `url`; with it the bytes that a conversation stores, by table.

    Processor time is of `rounds` conversations in which nothing is recorded.
    """
    prefix = f"conversations-{uuid4().hex}"
    stage = set_up(url, prefix, AGENTS)
    for _ in range(_OTHER_CHATS):
        chats.active(stage)
    with _management(live) as address:
        wanted = replace(
            settings(url, prefix),
            live_management_url=address,
            live_push_milliseconds=_PATIENCE_MS,
            argon2_time_cost=2,
            argon2_memory_kib=19456,
        )
        records = min(rounds, _MOST_RECORDED)
        before = stored_bytes(wanted)
        recorded = _play(stage, wanted, records, live=live, recording=True)
        after = stored_bytes(wanted)
        timed = _play(stage, wanted, rounds, live=live, recording=False)
    stored = {noun: round((after[noun] - before[noun]) / records) for noun in before}
    return {call: _figures(taken, timed[call]) for call, taken in recorded.items()}, stored


@contextmanager
def _management(live: bool) -> Iterator[str]:
    if not live:
        yield ""
        return
    with sink() as address:
        yield address


def _play(
    stage: Stage, wanted: Settings, rounds: int, *, live: bool, recording: bool
) -> dict[Call, list[Taken]]:
    gateway = CountingGateway(wanted)
    recorder = stage.recorder if recording else None
    wiring.configure(wanted, recorder.client if recorder else None, gateway=gateway)
    tape = Tape(Functions(gateway, recorder))
    lines = OpenLines(stage, tape.tell) if live else NoLines()
    logs_in = post("/api/auth/login/", login("agent2"))
    stage.gateway.send(logs_in)  # the first one hashes the password anew, at production's cost
    position = stage.gateway.send(follow(stage, None))["after"]
    for _ in range(rounds):
        conversation = Conversation(stage, tape, lines, position)
        conversation.play(MESSAGES)
        position = conversation.position
        tape.ask(Call.AGENT_LOGS_IN, logs_in)
    lines.close()
    return dict(tape.taken)


def _figures(recorded: Sequence[Taken], timed: Sequence[Taken]) -> Figures:
    def mean(values: Iterator[float]) -> float:
        return round(statistics.fmean(values), 2)

    trips = [each.trips for each in recorded]
    return Figures(
        write_units=mean(sum(trip.write_units for trip in each) for each in trips),
        read_units=mean(sum(trip.read_units for trip in each) for each in trips),
        round_trips=mean(float(len(each)) for each in trips),
        processor_ms=round(statistics.median(each.processor_ms for each in timed), 2),
        answer_bytes=mean(each.answer_bytes for each in timed),
        log_bytes=mean(each.log_bytes for each in timed),
        pushes=mean(float(each.pushes) for each in timed),
        pushed_bytes=mean(float(each.pushed_bytes) for each in timed),
    )
