"""An HTTP client over the gateway that `chalice local` serves, without a socket."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import CustomLocalChalice, LocalChalice, LocalGateway, LocalGatewayException

ABSENT = object()
ADDRESS = "203.0.113.7"


@dataclass(frozen=True)
class Reply:
    """An answer: header names in lower case, the body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def json(self) -> Any:
        """The body parsed."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The error's stable name."""
        return str(self.json["code"])

    def expect(self, status: int) -> Any:
        """The parsed body of an answer that must have `status`."""
        assert self.status == status, f"{self.status} instead of {status}: {self.body}"
        return self.json


def serve_locally(app: Chalice) -> Chalice:
    """Give `app` the request of each thread to itself, as chalice's own local server does."""
    if not isinstance(app, LocalChalice):
        CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
        app.__class__ = CustomLocalChalice
    return app


@dataclass(frozen=True)
class Api:
    """Calls `app` by method and path. `headers` go with every call; `address` is the caller's."""

    app: Chalice
    headers: Mapping[str, str]
    address: str = ADDRESS

    def get(self, path: str, **query: Any) -> Reply:
        """GET `path` with `query`."""
        return self.call("GET", path, query=query)

    def post(self, path: str, body: Any = ABSENT) -> Reply:
        """POST `body` as JSON to `path`."""
        return self.call("POST", path, body)

    def send_raw(self, path: str, raw: bytes, content_type: str | None = "application/json") -> Reply:
        """POST the bytes `raw`; no Content-Type header when it is None."""
        return self._handle("POST", path, raw, {"Content-Type": content_type} if content_type else {})

    def call(
        self, method: str, path: str, body: Any = ABSENT, query: Mapping[str, Any] | None = None
    ) -> Reply:
        """Send `body`, if any, as a browser does: JSON in UTF-8."""
        url = f"{path}?{urlencode(query)}" if query else path
        if body is ABSENT:
            return self._handle(method, url, None, {})
        raw = json.dumps(body, ensure_ascii=False).encode()
        return self._handle(method, url, raw, {"Content-Type": "application/json"})

    def having(self, **headers: str) -> "Api":
        """The same client with more headers; `Charla_Language="en"` is `Charla-Language: en`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return Api(self.app, {**self.headers, **more}, self.address)

    def at(self, address: str) -> "Api":
        """The same client, calling from another address."""
        return Api(self.app, self.headers, address)

    def _handle(self, method: str, url: str, raw: bytes | None, extra: Mapping[str, str]) -> Reply:
        # A gateway of its own for each call: the source address is the converter's attribute.
        gateway = LocalGateway(self.app, Config())
        gateway.event_converter.LOCAL_SOURCE_IP = self.address
        try:
            answer = gateway.handle_request(method, url, {**self.headers, **extra}, raw)
        except LocalGatewayException as refusal:
            return Reply(refusal.CODE, _lower(refusal.headers), (refusal.body or b"").decode())
        headers = {**answer["headers"], **answer["multiValueHeaders"]}
        return Reply(answer["statusCode"], _lower(headers), answer["body"] or "")


def _lower(headers: Mapping[str, Any]) -> dict[str, str]:
    return {
        name.lower(): ", ".join(value) if isinstance(value, list) else value
        for name, value in headers.items()
    }
