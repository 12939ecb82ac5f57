"""`python -m benchmarks.conversation` measures; `--write` keeps it, for `make cost` to count with."""

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from uuid import uuid4

from benchmarks.capacity import item_bytes
from benchmarks.conversation.measured import COMMAND, PATH, Call, Figures, Measured, figures_table
from benchmarks.conversation.script import Conversation
from benchmarks.conversation.tape import Taken, Tape, figures
from benchmarks.stage import Stage, engine, set_up, settings
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect

AGENTS = 3
MESSAGES = 20
_OTHER_CHATS = 2
_MOST_RECORDED = 3
_LASTING = ("chats", "messages", "notifications")  # all else dies by its TTL, or is no conversation's
_OVERHEAD_BYTES = 100  # for each item, as AWS bills it
_PUSHING = "http://127.0.0.1:9"  # nothing is sent there: the tape answers


def main() -> int:
    """An exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conversation", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the result in {PATH.name}")
    parser.add_argument("--rounds", type=int, default=25, help="timed conversations of each kind (25)")
    options = parser.parse_args()
    date, python, cores = f"{datetime.now(UTC):%Y-%m-%d}", platform.python_version(), os.cpu_count() or 1
    with engine() as url:
        polling, stored = measure(url, options.rounds, live=False)
        websocket, _ = measure(url, options.rounds, live=True)
    result = Measured(date, python, cores, options.rounds, AGENTS, MESSAGES, stored, polling, websocket)
    print(figures_table(result))
    if options.write:
        kept = json.dumps({"command": COMMAND, **asdict(result)}, indent=1)
        PATH.write_text(f"{kept}\n", encoding="utf-8")
    return 0


def measure(url: str, rounds: int, *, live: bool) -> tuple[dict[Call, Figures], dict[str, int]]:
    """On the engine at `url`; with it the bytes that a conversation stores, by table.

    Processor time is of `rounds` conversations in which nothing is recorded.
    """
    prefix = f"conversations-{uuid4().hex}"
    stage = set_up(url, prefix, AGENTS)
    for _ in range(_OTHER_CHATS):
        stage.active()
    usual = replace(settings(url, prefix), argon2_time_cost=2, argon2_memory_kib=19456)
    address = _PUSHING if live else ""
    wanted = replace(usual, live_management_url=address, live_push_milliseconds=10_000)
    records, before = min(rounds, _MOST_RECORDED), _stored_bytes(wanted)
    recorded = _play(stage, Tape(wanted, stage.recorder), records)
    after = _stored_bytes(wanted)
    timed = _play(stage, Tape(wanted, None), rounds)
    stored = {noun: round((after[noun] - before[noun]) / records) for noun in before}
    return {call: figures(taken, timed[call]) for call, taken in recorded.items()}, stored


def _play(stage: Stage, tape: Tape, rounds: int) -> dict[Call, list[Taken]]:
    conversation = Conversation(stage, tape)
    for _ in range(rounds):
        conversation.play(MESSAGES)
    return tape.taken


def _stored_bytes(wanted: Settings) -> dict[str, int]:
    """As AWS bills them, by table, without indexes."""
    scan, found = connect(wanted).get_paginator("scan"), dict.fromkeys(_LASTING, 0)
    for noun in _LASTING:
        for page in scan.paginate(TableName=f"{wanted.table_prefix}-{noun}"):
            found[noun] += sum(item_bytes(item) + _OVERHEAD_BYTES for item in page["Items"])
    return found


if __name__ == "__main__":
    sys.exit(main())
