"""WebSockets of guests and agents, frame by frame."""

import json
from collections.abc import Callable
from uuid import uuid4

from benchmarks.conversations.calls import Call
from benchmarks.stage import Stage
from devserver.live.events import Client, connect_event, disconnect_event, message_event

Tell = Callable[[Call, dict[str, object]], None]


class NoLines:
    """Both sides poll."""

    def guest_comes(self, chat_id: str) -> None:
        return None

    def guest_types(self) -> None:
        return None

    def agent_types(self) -> None:
        return None

    def guest_goes(self) -> None:
        return None

    def close(self) -> None:
        return None


class OpenLines:
    """Every agent is connected; a guest is as long as its conversation. `tell` handles an event."""

    def __init__(self, stage: Stage, tell: Tell) -> None:
        self._tell = tell
        self._tokens, self._see_everybody = stage.tokens, stage.see_everybody
        self._agents = {each.username: self._agent_comes(each.username) for each in stage.agents}

    def guest_comes(self, chat_id: str) -> None:
        self._chat_id, self._guest = chat_id, self._connect()
        self._guest_typed = self._agent_typed = False
        self._send(Call.GUEST_SUBSCRIBES, self._guest, action="subscribe", chat_room_id=chat_id)
        self._send(Call.GUEST_PINGS, self._guest, action="ping")

    def guest_types(self) -> None:
        """Once a conversation: it is not told more often than every 3 s."""
        if not self._guest_typed:
            self._send(Call.GUEST_TYPES, self._guest, action="typing", chat_room_id=self._chat_id)
            self._guest_typed = True

    def agent_types(self) -> None:
        """Once a conversation, for the same reason."""
        if not self._agent_typed:
            agent = self._agents["agent1"]
            self._send(Call.AGENT_TYPES, agent, action="typing", chat_room_id=self._chat_id)
            self._agent_typed = True

    def guest_goes(self) -> None:
        """The guest's line ends, and another agent's breaks and comes back."""
        self._close(self._guest)
        username = list(self._agents)[-1]
        self._close(self._agents[username])
        self._agents[username] = self._agent_comes(username)

    def close(self) -> None:
        """Ends all agents' lines."""
        for client in self._agents.values():
            self._close(client)

    def _agent_comes(self, username: str) -> Client:
        client = self._connect()
        self._send(Call.AGENT_AUTHENTICATES, client, action="authenticate", token=self._tokens[username])
        self._see_everybody(0)  # pings come once a minute: each of them is noted
        self._send(Call.AGENT_PINGS, client, action="ping")
        return client

    def _connect(self) -> Client:
        client = Client(uuid4().hex, "127.0.0.1", {"Origin": "https://shop.example"})
        self._tell(Call.CONNECTS, connect_event(client))
        return client

    def _close(self, client: Client) -> None:
        self._tell(Call.DISCONNECTS, disconnect_event(client, 1001))

    def _send(self, call: Call, client: Client, **frame: object) -> None:
        self._tell(call, message_event(client, json.dumps(frame), is_base64=False))
