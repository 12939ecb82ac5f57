"""Charla at an address, whoever serves it: what a client sees, with no way to look inside."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.http.gateway import ABSENT, Reply

PATIENCE = 30.0


@dataclass(frozen=True)
class RemoteApi:
    """Calls what stands at `address`, as tests.http.gateway.Api calls the app."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str, **query: Any) -> Reply:
        """GET `path` with `query`."""
        return self.call("GET", path, query=query)

    def post(self, path: str, body: Any = ABSENT) -> Reply:
        """POST `body` as JSON to `path`."""
        return self.call("POST", path, body)

    def send_raw(self, path: str, raw: bytes, content_type: str = "application/json") -> Reply:
        """POST the bytes `raw`."""
        return self.send("POST", path, raw, {"Content-Type": content_type})

    def call(
        self, method: str, path: str, body: Any = ABSENT, query: Mapping[str, Any] | None = None
    ) -> Reply:
        """Send `body`, if any, as a browser does: JSON in UTF-8."""
        url = f"{path}?{urlencode(query)}" if query else path
        if body is ABSENT:
            return self.send(method, url, None, {})
        raw = json.dumps(body, ensure_ascii=False).encode()
        return self.send(method, url, raw, {"Content-Type": "application/json"})

    def having(self, **headers: str) -> "RemoteApi":
        """The same client with more headers; `Charla_Language="en"` is `Charla-Language: en`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return RemoteApi(self.address, {**self.headers, **more})

    def send(self, method: str, url: str, raw: bytes | None, extra: Mapping[str, str]) -> Reply:
        """One call over a connection of its own."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.netloc, timeout=PATIENCE)
        try:
            connection.request(method, place.path + url, raw, {**self.headers, **extra})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, headers, response.read().decode())
        finally:
            connection.close()
