"""A request as a view sees it: its body and query checked, its language, and its caller."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from chalice.app import Request

from chalicelib.api.errors import InvalidJson, PayloadTooLarge, UnsupportedMediaType
from chalicelib.api.fields import Schema, parse
from chalicelib.domain.agents import Agent, AuthenticationRequired, InvalidToken
from chalicelib.locales import Language, language, text
from chalicelib.services.access import GuestKey
from chalicelib.wiring import Services

_JSON = ("application/json",)
_BODY_TYPES = (*_JSON, "text/plain", "")


@dataclass(slots=True)
class ApiRequest:
    """`body` and `query` hold what the route declared, already checked; `sent` the whole body.

    `caller` is the agent whose token came with it, None for a guest.
    """

    raw: Request
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
        """The one that the gateway saw; no header can change it (docs/contract.md, "Conventions")."""
        identity = self.raw.context.get("identity") or {}
        return str(identity.get("sourceIp") or "")

    def guest(self, chat_id: str) -> GuestKey:
        return GuestKey(chat_id, self.raw.headers.get("charla-guest-token"))

    def path(self, name: str) -> str:
        return unquote((self.raw.uri_params or {})[name])

    def parse(self, schema: Schema) -> dict[str, Any]:
        """More of the body, for a route that checks something else before. Raises ValidationFailed."""
        return parse(schema, self.sent, self.services.settings)

    def text(self, key: str, **values: object) -> str:
        return text(key, self.language, **values)


def asked_language(request: Request) -> Language:
    return language(request.headers.get("charla-language"))


def authenticate(request: ApiRequest, auth: str) -> None:
    """Sets the request's caller, and notes that the agent is present.

    An `Authorization` that is not valid is refused everywhere, never taken for a guest. Raises
    AuthenticationRequired, InvalidToken.
    """
    if auth == "none":
        return
    header = request.raw.headers.get("authorization")
    if header is None:
        if auth == "agent":
            raise AuthenticationRequired
        return
    scheme, _, token = header.strip().partition(" ")
    if scheme.lower() != "token":
        raise InvalidToken
    request.token = token.strip()
    request.caller = request.services.auth.authenticate(request.token)
    request.services.presence.seen(request.caller)


def read_object(request: Request, max_bytes: int, *, json_only: bool = False) -> dict[str, Any]:
    """The body as a JSON object; an empty body is an empty one.

    `json_only`: under application/json alone, even if empty. Raises PayloadTooLarge,
    UnsupportedMediaType, InvalidJson.
    """
    raw = request.raw_body or b""
    if len(raw) > max_bytes:
        raise PayloadTooLarge
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if (raw or json_only) and content_type not in (_JSON if json_only else _BODY_TYPES):
        raise UnsupportedMediaType
    if not raw:
        return {}
    return parse_object(raw if isinstance(raw, bytes) else raw.encode())


def parse_object(raw: bytes) -> dict[str, Any]:
    """Raises InvalidJson."""
    value = _decoded(raw)
    if not isinstance(value, dict):
        raise InvalidJson
    return value


def _decoded(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InvalidJson from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
