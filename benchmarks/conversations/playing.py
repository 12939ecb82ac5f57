"""A conversation from its first message to its end, call by call."""

import time
from typing import Any, Protocol
from uuid import uuid4

from benchmarks import chats
from benchmarks.conversations.calls import Call
from benchmarks.gateway import Request, get, post
from benchmarks.stage import Stage

_PAGE = 50


class Caller(Protocol):
    """Makes calls, and keeps what each took."""

    def ask(self, call: Call, request: Request) -> Any:
        """The answer's parsed body."""


class Lines(Protocol):
    """What WebSockets do beside it; where there are none, nothing."""

    def guest_comes(self, chat_id: str) -> None: ...
    def guest_types(self) -> None: ...
    def agent_types(self) -> None: ...
    def guest_goes(self) -> None: ...


class Conversation:
    """One guest and the first agent, who follow each other by their cursors."""

    def __init__(self, stage: Stage, caller: Caller, lines: Lines, position: str) -> None:
        """`position`: the agent's, up to which it knows everything."""
        self._stage, self._caller, self._lines = stage, caller, lines
        self.position = position
        self._seq = 0
        self._chat_id = ""

    def play(self, messages: int) -> None:
        """With that many messages: the guest's first one, then the agent and the guest in turn."""
        self._stage.see_everybody(0)
        self._ask(Call.AGENT_IS_SEEN, follow(self._stage, self.position))
        self._stage.see_everybody(_now())
        started = self._ask(Call.GUEST_STARTS, chats.start())
        completed = self._ask(Call.GUEST_COMPLETES, _complete(started["session_id"]))
        self._chat_id = completed["chat_room_id"]
        self._lines.guest_comes(self._chat_id)
        self._guest_hears()
        self._agent_hears()
        self._take()
        for number in range(1, messages):
            (self._agent_says if number % 2 else self._guest_says)()
        self._act(Call.AGENT_RESOLVES, "resolve")
        self._act(Call.AGENT_CLOSES, "close")
        self._lines.guest_goes()

    def _take(self) -> None:
        self._act(Call.AGENT_TAKES, "assign")
        path, token = f"/api/chatrooms/{self._chat_id}/", self._stage.agent
        self._ask(Call.AGENT_OPENS, get(path, token))
        self._ask(Call.AGENT_SEES_HISTORY, get(f"{path}messages/", token, limit=_PAGE))
        self._ask(Call.AGENT_SEES_PAST, get(f"{path}past_chats/", token))
        self._both_hear()

    def _agent_says(self) -> None:
        self._lines.agent_types()
        self._ask(Call.AGENT_SENDS, chats.agent_says(self._stage, self._chat_id))
        self._both_hear()
        self._ask(Call.GUEST_MARKS, post("/api/messages/mark_chat_read/", {"chat_room_id": self._chat_id}))
        self._both_hear()

    def _guest_says(self) -> None:
        self._lines.guest_types()
        self._ask(Call.GUEST_SENDS, chats.guest_says(self._chat_id))
        self._both_hear()
        mark = post("/api/messages/mark_chat_read/", {"chat_room_id": self._chat_id}, self._stage.agent)
        self._ask(Call.AGENT_MARKS, mark)
        self._both_hear()

    def _act(self, call: Call, action: str) -> None:
        self._ask(call, chats.act(self._stage, self._chat_id, action))
        self._both_hear()

    def _both_hear(self) -> None:
        self._guest_hears()
        self._agent_hears()

    def _guest_hears(self) -> None:
        news = self._ask(Call.GUEST_GETS_NEWS, self._guests_cursor())
        assert news["events"], "something has happened"
        self._seq = news["seq"]
        self._ask(Call.GUEST_POLLS, self._guests_cursor())

    def _guests_cursor(self) -> Request:
        return get("/api/chat/events/", chat_room_id=self._chat_id, after=self._seq)

    def _agent_hears(self) -> None:
        news = self._ask(Call.AGENT_GETS_NEWS, follow(self._stage, self.position))
        assert news["events"] or news["queue"] is not None or news["notifications"], "something has happened"
        self.position = news["after"]
        self._ask(Call.AGENT_POLLS, follow(self._stage, self.position))

    def _ask(self, call: Call, request: Request) -> Any:
        return self._caller.ask(call, request)


def _now() -> int:
    return time.time_ns() // 1_000_000


def _complete(session_id: str) -> Request:
    """As a guest who has no chats yet."""
    return chats.complete(session_id, f"{uuid4().hex[:10]}@ejemplo.com")


def follow(stage: Stage, position: str | None) -> Request:
    """The first agent's cursor."""
    after = {} if position is None else {"after": position}
    return get("/api/agents/me/events/", stage.agent, **after)
