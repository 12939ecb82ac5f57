"""The scene with both sides listening: every change looks up who hears of it, and tells them."""

from typing import Any

from app import app
from tests.http import storage
from tests.http.live.gateway import Client, RecordedGateway
from tests.proofs.essence import Essence
from tests.proofs.injection import DynamoDbCall, Send
from tests.proofs.scene import Cast, Scene


class ListenedScene(Scene):
    """As the scene; each guest and each agent has a connection."""

    def __init__(self) -> None:
        super().__init__()
        self.gateway = RecordedGateway()
        self.restart()
        for guest in self.cast.guests:
            self._listen(action="subscribe", chat_room_id=guest.chat_id)
        for agent in (self.cast.carlos, self.cast.maria, self.cast.admin):
            self._listen(action="authenticate", token=agent.login["token"])
        self.essence = Essence(self.rows(), self.ended_at)
        self._saved = storage.snapshot()

    def reset(self, **settings: Any) -> Cast:
        """Everything as it was, with a gateway that works; a busy machine may take its time."""
        self.gateway = RecordedGateway()
        return super().reset(live_push_milliseconds=10_000, **settings)

    def breaking_the_gateway(self, call: DynamoDbCall, send: Send) -> dict[str, Any]:
        """A fault by which nothing can be sent."""
        assert self.gateway
        self.gateway.broken = True
        return send()

    def _listen(self, **frame: Any) -> None:
        client = Client(app, self.gateway or RecordedGateway())
        assert client.connect() == 200
        assert client.send(**frame)[0]["type"] == "ready"


def looks_up(call: DynamoDbCall) -> bool:
    """Whether the call asks who listens."""
    return call.operation == "Query" and call.parameters["TableName"].endswith("-connections")


def fail_lookups(call: DynamoDbCall, send: Send) -> dict[str, Any]:
    """Nobody can say who listens."""
    if looks_up(call):
        raise RuntimeError("the table is not there")
    return send()
