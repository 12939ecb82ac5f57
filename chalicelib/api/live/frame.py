"""One frame from a client, and whose it is."""

from typing import Any

from chalicelib.api.http.fields import Schema, parse
from chalicelib.domain.agents import Agent
from chalicelib.domain.realtime import Connection
from chalicelib.frozen import component
from chalicelib.serializers.frames import frame_text
from chalicelib.wiring import Services


@component
class Frame:
    """`speaker`: the agent whose connection it is, None for a guest's or nobody's."""

    services: Services
    connection: Connection
    sent: dict[str, Any]
    speaker: Agent | None = None

    @property
    def action(self) -> str:
        """What it asks for; empty where it does not say."""
        action = self.sent.get("action")
        return action if isinstance(action, str) else ""

    def fields(self, schema: Schema) -> dict[str, Any]:
        """What it was sent with, checked. Raises ValidationFailed."""
        return parse(schema, self.sent, self.services.settings)

    def answer(self, shown: dict[str, Any]) -> None:
        """Raises ConnectionGone, PushFailed."""
        self.services.live.gateway.post(self.connection.id, frame_text(shown))
