"""`python -m benchmarks.conversation` measures the calls of a conversation; `--write` keeps that.

The deployed functions are called in this process, with Lambda's events.
"""

import argparse
import io
import json
import logging
import os
import platform
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, astuple, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from chalice.local import LambdaContext
from urllib3 import HTTPResponse

from app import app
from benchmarks.capacity import Recorder, item_bytes
from benchmarks.cost.measured import COMMAND, PATH, Call, Figures, Measured, figures_table
from benchmarks.stage import TEXT, Bench, engine, identified, profile, set_up, settings
from chalicelib import wiring
from chalicelib.adapters.api_gateway import gateway_of
from chalicelib.adapters.system import SystemClock
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect, session
from client.agent import Agent, log_in
from client.guest import complete, guest_of, start_session
from client.in_process import LambdaApi
from devserver.live.events import Client, connect_event, disconnect_event, message_event

AGENTS = 3
MESSAGES = 20
_OTHER_CHATS = 2
_MOST_RECORDED = 3
_LASTING = ("chats", "messages", "notifications")  # all else dies by its TTL, or is no conversation's
_OVERHEAD_BYTES = 100  # for each item, as AWS bills it
_PUSHING = "http://127.0.0.1:9"  # nothing is sent there: the tape answers
_PAGE = 50
_CONTEXT = LambdaContext("benchmark", 1024)
_LOGGER = logging.getLogger("charla")


@dataclass
class Tape:
    """The app under `settings`. With a `recorder` trips are counted, which costs processor time."""

    settings: Settings
    recorder: Recorder | None
    taken: defaultdict[Call, list[Figures]] = field(default_factory=lambda: defaultdict(list))

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
        units = sum(trip.write_units for trip in trips), sum(trip.read_units for trip in trips), len(trips)
        body, logged = (len(text.encode()) for text in (str(answer.get("body", "")), lines.getvalue()))
        pushes = len(self._pushed), sum(self._pushed)
        self.taken[self._call].append(Figures(*units, milliseconds, body, logged, *pushes))
        return answer

    def _push(self, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        """Answers for the management API: every connection is there."""
        self._pushed.append(len(request.body))
        return AWSResponse(request.url, 200, {}, HTTPResponse(io.BytesIO(), preload_content=False))


class Conversation:
    """Guests, one after another, and the first agent, who follow each other by their cursors."""

    def __init__(self, stage: Bench, tape: Tape) -> None:
        """Where pushes are on, guest and agents have WebSockets, and type once a conversation."""
        self._stage, self._of = stage, tape.of
        self._api = LambdaApi(app, tape.keep)
        self._agent = Agent(self._api.having(**stage.agent.api.headers), stage.agent.login)
        self._after = stage.agent.follows()["after"]
        log_in(stage.api, "agent2")  # the first one hashes the password anew, at production's cost
        self.sockets = Sockets(stage, tape) if tape.settings.live_management_url else None

    def play(self, messages: int) -> None:
        """With that many messages: the guest's first one, then the agent and the guest in turn."""
        self._stage.see_everybody(0)
        self._of(Call.AGENT_IS_SEEN, self._agent.follows, after=self._after)
        self._stage.see_everybody(SystemClock().now())
        self._start()
        self._take()
        for number in range(1, messages):
            (self._agent_says if number % 2 else self._guest_says)()
        self._act(Call.AGENT_RESOLVES, self._agent.resolves)
        self._act(Call.AGENT_CLOSES, self._agent.closes)
        if self.sockets:
            self.sockets.break_off()
        self._of(Call.AGENT_LOGS_IN, log_in, self._api, "agent2")

    def _start(self) -> None:
        session_id = self._of(Call.GUEST_STARTS, start_session, self._api, TEXT, client_id=uuid4().hex)
        email = f"{uuid4().hex[:10]}@ejemplo.com"  # a guest who has no chats yet
        completed = self._of(Call.GUEST_COMPLETES, complete, self._api, session_id, **profile(email))
        self._guest, self._seq = guest_of(self._api, session_id, completed), 0
        if self.sockets:
            self.sockets.guest_comes(self._guest.chat_id)
        self._both_hear()

    def _take(self) -> None:
        chat_id = self._guest.chat_id
        self._act(Call.AGENT_TAKES, self._agent.takes)
        self._of(Call.AGENT_OPENS, self._agent.sees, chat_id)
        self._of(Call.AGENT_SEES_HISTORY, self._agent.reads, chat_id, limit=_PAGE)
        self._of(Call.AGENT_SEES_PAST, self._agent.get, f"/api/chatrooms/{chat_id}/past_chats/").expect(200)
        self._both_hear()
        if self.sockets:
            self.sockets.both_type(chat_id)

    def _agent_says(self) -> None:
        self._act(Call.AGENT_SENDS, lambda chat_id: self._agent.answers(chat_id, TEXT, **identified()))
        self._act(Call.GUEST_MARKS, lambda _: self._guest.marks_read())

    def _guest_says(self) -> None:
        self._act(Call.GUEST_SENDS, lambda _: self._guest.says(TEXT, **identified()))
        self._act(Call.AGENT_MARKS, self._agent.marks_read)

    def _act(self, call: Call, act: Callable[[str], object]) -> None:
        self._of(call, act, self._guest.chat_id)
        self._both_hear()

    def _both_hear(self) -> None:
        news = self._of(Call.GUEST_GETS_NEWS, self._guest.events, after=self._seq)
        assert news["events"], "something has happened"
        self._seq = news["seq"]
        self._of(Call.GUEST_POLLS, self._guest.events, after=self._seq)
        news = self._of(Call.AGENT_GETS_NEWS, self._agent.follows, after=self._after)
        assert news["events"] or news["queue"] is not None or news["notifications"], "something has happened"
        self._after = news["after"]
        self._of(Call.AGENT_POLLS, self._agent.follows, after=self._after)


class Sockets:
    """Every agent is connected; a guest is as long as its conversation."""

    def __init__(self, stage: Bench, tape: Tape) -> None:
        self._stage, self._frame = stage, tape.frame
        self.agents = [self._agent_comes(account.username) for account in stage.accounts]

    def guest_comes(self, chat_id: str) -> None:
        self._guest = self._connect()
        self._send(Call.GUEST_SUBSCRIBES, self._guest, action="subscribe", chat_room_id=chat_id)
        self._send(Call.GUEST_PINGS, self._guest, action="ping")

    def both_type(self, chat_id: str) -> None:
        """Once: it is not told more often than every 3 s."""
        self._send(Call.AGENT_TYPES, self.agents[0], action="typing", chat_room_id=chat_id)
        self._send(Call.GUEST_TYPES, self._guest, action="typing", chat_room_id=chat_id)

    def break_off(self) -> None:
        """The guest's connection ends, and the last agent's breaks and comes back."""
        self.close(self._guest, self.agents.pop())
        self.agents.append(self._agent_comes(self._stage.accounts[-1].username))

    def close(self, *clients: Client) -> None:
        for client in clients:
            self._frame(Call.DISCONNECTS, disconnect_event(client, 1001))

    def _agent_comes(self, username: str) -> Client:
        client, token = self._connect(), self._stage.agents[username].token
        self._send(Call.AGENT_AUTHENTICATES, client, action="authenticate", token=token)
        self._stage.see_everybody(0)  # pings come once a minute: each of them is noted
        self._send(Call.AGENT_PINGS, client, action="ping")
        return client

    def _connect(self) -> Client:
        client = Client(uuid4().hex, "127.0.0.1", {"Origin": "https://shop.example"})
        self._frame(Call.CONNECTS, connect_event(client))
        return client

    def _send(self, call: Call, client: Client, **frame: object) -> None:
        self._frame(call, message_event(client, json.dumps(frame), is_base64=False))


def main() -> int:
    """An exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conversation", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the result in {PATH.name}")
    parser.add_argument("--rounds", type=int, default=25, help="timed conversations of each kind (25)")
    options = parser.parse_args()
    here = f"{datetime.now(UTC):%Y-%m-%d}", platform.python_version(), os.cpu_count() or 1
    with engine() as url:
        polling, stored = measure(url, options.rounds, live=False)
        websocket, _ = measure(url, options.rounds, live=True)
    result = Measured(*here, options.rounds, AGENTS, MESSAGES, stored, polling, websocket)
    print(figures_table(result))
    if options.write:
        kept = json.dumps({"command": COMMAND, **asdict(result)}, indent=1)
        PATH.write_text(f"{kept}\n", encoding="utf-8")
    return 0


def measure(url: str, rounds: int, *, live: bool) -> tuple[dict[Call, Figures], dict[str, int]]:
    """On the engine at `url`, `rounds` conversations; with it the bytes that one stores, by table."""
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


def _play(stage: Bench, tape: Tape, rounds: int) -> dict[Call, list[Figures]]:
    conversation = Conversation(stage, tape)
    for _ in range(rounds):
        conversation.play(MESSAGES)
    if conversation.sockets:
        conversation.sockets.close(*conversation.sockets.agents)  # else the next ones push to them too
    return tape.taken


def _stored_bytes(wanted: Settings) -> dict[str, int]:
    """As AWS bills them, by table, without indexes."""
    scan, found = connect(wanted).get_paginator("scan"), dict.fromkeys(_LASTING, 0)
    for noun in _LASTING:
        for page in scan.paginate(TableName=f"{wanted.table_prefix}-{noun}"):
            found[noun] += sum(item_bytes(item) + _OVERHEAD_BYTES for item in page["Items"])
    return found


def figures(recorded: Sequence[Figures], timed: Sequence[Figures]) -> Figures:
    """Of one kind of call: units from where they were recorded, all else from where they were not."""
    units = list(zip(*map(astuple, recorded), strict=True))[:3]
    _, _, _, processor, *sizes = zip(*map(astuple, timed), strict=True)
    mean, median = statistics.fmean, statistics.median
    return Figures(*(round(n, 2) for n in (*map(mean, units), median(processor), *map(mean, sizes))))


if __name__ == "__main__":
    sys.exit(main())
