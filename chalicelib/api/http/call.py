"""One call: what the caller sent, checked, and who the caller is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from chalice.app import Request

from chalicelib.api.http.fields import Schema, parse
from chalicelib.domain.agents import Agent, AuthenticationRequired
from chalicelib.frozen import component
from chalicelib.locales import Language, text
from chalicelib.services.access import GuestKey
from chalicelib.wiring import Services


@component
class ApiResponse:
    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ApiRequest:
    """`body` and `query` hold what the route declared, already checked."""

    request: Request
    services: Services
    language: Language
    caller: Agent | None = None
    token: str = ""
    sent: dict[str, Any] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)

    @property
    def agent(self) -> Agent:
        """The agent who calls. Raises AuthenticationRequired where nobody logged in."""
        if self.caller is None:
            raise AuthenticationRequired
        return self.caller

    @property
    def address(self) -> str:
        """The one that the gateway saw; no header can change it (contract, rate limits)."""
        identity = self.request.context.get("identity") or {}
        return str(identity.get("sourceIp") or "")

    def guest(self, chat_id: str) -> GuestKey:
        return GuestKey(chat_id, self.request.headers.get("charla-guest-token"))

    def path(self, name: str) -> str:
        return unquote((self.request.uri_params or {})[name])

    def parse(self, schema: Schema) -> dict[str, Any]:
        """More of the body, for a route that checks something else before. Raises ValidationFailed."""
        return parse(schema, self.sent, self.services.settings)

    def text(self, key: str, **values: object) -> str:
        return text(key, self.language, **values)
