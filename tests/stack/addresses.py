"""Charla at an address, whoever serves it: what a client sees, with no way to look inside."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

from chalice.app import Chalice

from tests.http.gateway import Api, Reply

PATIENCE = 30.0
_ELSEWHERE = Chalice("elsewhere")


class RemoteApi(Api):
    """Calls what stands at `address`, as its base calls the app in this process."""

    def __init__(self, address: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(_ELSEWHERE, headers or {}, address)

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

    def _handle(self, method: str, url: str, raw: bytes | None, extra: Mapping[str, str]) -> Reply:
        return self.send(method, url, raw, extra)
