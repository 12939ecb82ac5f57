"""A conversation from its first message to its end, call by call."""

import json
from collections.abc import Callable
from uuid import uuid4

from benchmarks.conversation.measured import Call
from benchmarks.conversation.tape import Tape, TapedApi
from benchmarks.stage import TEXT, Stage, identified, profile
from chalicelib.adapters.system import SystemClock
from client.agent import Agent, log_in
from client.guest import complete, guest_of, start_session
from devserver.live.events import Client, connect_event, disconnect_event, message_event

_PAGE = 50


class Conversation:
    """Guests, one after another, and the first agent, who follow each other by their cursors."""

    def __init__(self, stage: Stage, tape: Tape) -> None:
        """Where pushes are on, guest and agents have WebSockets, and type once a conversation."""
        self._stage, self._of = stage, tape.of
        self._api = TapedApi(tape)
        self._agent = Agent(self._api.having(**stage.agent.api.headers), stage.agent.login)
        self._after = stage.agent.follows()["after"]
        log_in(stage.api, "agent2")  # the first one hashes the password anew, at production's cost
        self._sockets = Sockets(stage, tape) if tape.settings.live_management_url else None

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
        if self._sockets:
            self._sockets.break_off()
        self._of(Call.AGENT_LOGS_IN, log_in, self._api, "agent2")

    def _start(self) -> None:
        session_id = self._of(Call.GUEST_STARTS, start_session, self._api, TEXT, client_id=uuid4().hex)
        email = f"{uuid4().hex[:10]}@ejemplo.com"  # a guest who has no chats yet
        completed = self._of(Call.GUEST_COMPLETES, complete, self._api, session_id, **profile(email))
        self._guest, self._seq = guest_of(self._api, session_id, completed), 0
        if self._sockets:
            self._sockets.guest_comes(self._guest.chat_id)
        self._both_hear()

    def _take(self) -> None:
        chat_id = self._guest.chat_id
        self._act(Call.AGENT_TAKES, self._agent.takes)
        self._of(Call.AGENT_OPENS, self._agent.sees, chat_id)
        self._of(Call.AGENT_SEES_HISTORY, self._agent.reads, chat_id, limit=_PAGE)
        self._of(Call.AGENT_SEES_PAST, self._agent.get, f"/api/chatrooms/{chat_id}/past_chats/").expect(200)
        self._both_hear()
        if self._sockets:
            self._sockets.both_type(chat_id)

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

    def __init__(self, stage: Stage, tape: Tape) -> None:
        self._stage, self._frame = stage, tape.frame
        self._agents = [self._agent_comes(account.username) for account in stage.accounts]

    def guest_comes(self, chat_id: str) -> None:
        self._guest = self._connect()
        self._send(Call.GUEST_SUBSCRIBES, self._guest, action="subscribe", chat_room_id=chat_id)
        self._send(Call.GUEST_PINGS, self._guest, action="ping")

    def both_type(self, chat_id: str) -> None:
        """Once: it is not told more often than every 3 s."""
        self._send(Call.AGENT_TYPES, self._agents[0], action="typing", chat_room_id=chat_id)
        self._send(Call.GUEST_TYPES, self._guest, action="typing", chat_room_id=chat_id)

    def break_off(self) -> None:
        """The guest's connection ends, and the last agent's breaks and comes back."""
        for client in (self._guest, self._agents.pop()):
            self._frame(Call.DISCONNECTS, disconnect_event(client, 1001))
        self._agents.append(self._agent_comes(self._stage.accounts[-1].username))

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
