"""Calls of the API by method and path, over HTTP or within this process."""

import http.client
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

_TRIES = 20
_BUSY_SECONDS = 1.0
ABSENT: Final = object()
JSON: Final = {"Content-Type": "application/json"}


class UnexpectedReplyError(Exception):
    """A call was answered with another status or code than it must be. The text says how."""


@dataclass(frozen=True)
class Reply:
    """An answer: `call` is what was asked, header names are in lower case, the body is as it was sent."""

    call: str
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

    def expect(self, *statuses: int) -> Any:
        """The parsed body. Raises UnexpectedReplyError unless the status is one of `statuses`."""
        self.check_status(*statuses)
        return self.json

    def parsed(self) -> Any:
        """The body parsed, None where it is no JSON."""
        try:
            return self.json
        except ValueError:
            return None

    def check_status(self, *statuses: int) -> None:
        """Raises UnexpectedReplyError unless the status is one of `statuses`."""
        if self.status not in statuses:
            wanted = " or ".join(map(str, statuses))
            got = f"{self.call} answered {self._summary()}"
            raise UnexpectedReplyError(f"{got} instead of {wanted}{self._log()}")

    def refused(self, status: int, code: str) -> None:
        """Raises UnexpectedReplyError unless it was refused with `status` and the envelope's `code`."""
        self.check_status(status)
        body = self.parsed()
        if not isinstance(body, dict) or body.get("code") != code or not body.get("error"):
            raise UnexpectedReplyError(f"{self.call} was refused without the code {code}{self._log()}")

    def _summary(self) -> str:
        body = self.parsed()
        if isinstance(body, dict) and "code" in body:
            return f"{self.status} {body['code']} ({body.get('error')})"
        kind = self.headers.get("content-type") or "no content"
        moved = self.headers.get("location")
        return f"{self.status} with {kind}" + (f" and sends on to {moved}" if moved else "")

    def _log(self) -> str:
        id_ = self.headers.get("x-request-id")
        return f"; the log has it under request {id_}" if id_ else ""


@dataclass(frozen=True)
class Api(ABC):
    """Calls the API; `headers` go with every call and say who calls."""

    headers: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    @abstractmethod
    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        """One call, with `headers` besides those of every call."""

    def get(self, path: str, **query: Any) -> Reply:
        """GET `path` with `query`."""
        return self.call("GET", path, query=query)

    def post(self, path: str, body: Any = ABSENT) -> Reply:
        """POST `body` as JSON to `path`."""
        return self.call("POST", path, body)

    def send_raw(self, path: str, raw: bytes, content_type: str | None = "application/json") -> Reply:
        """POST the bytes `raw`; no Content-Type header when it is None."""
        return self.send("POST", path, raw, {"Content-Type": content_type} if content_type else {})

    def call(
        self, method: str, path: str, body: Any = ABSENT, query: Mapping[str, Any] | None = None
    ) -> Reply:
        """Sends `body`, if any, as a browser does: JSON in UTF-8."""
        url = f"{path}?{urlencode(query)}" if query else path
        if body is ABSENT:
            return self.send(method, url, None, {})
        return self.send(method, url, json.dumps(body, ensure_ascii=False).encode(), JSON)

    def having(self, **headers: str) -> Self:
        """The same client with more headers; `Charla_Language="en"` is `Charla-Language: en`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})


@dataclass(frozen=True)
class HttpApi(Api):
    """The API at `address`; paths begin with `/api` behind it. Redirects are not followed.

    With `environ`'s proxies where the address is https, as browsers have them; never on the loopback.
    """

    address: str
    timeout: float = 60.0  # seconds; a gateway waits up to 29 for its function

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        """Over a connection of its own. Raises OSError and HTTPException where nothing answers."""
        connection = self._connection()
        try:
            prefix = urlsplit(self.address).path.rstrip("/")
            connection.request(method, prefix + path, body, {**self.headers, **headers})
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            called = f"{method} {path.partition('?')[0]}"
            return Reply(called, answer.status, given, answer.read().decode(errors="replace"))
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        place = urlsplit(self.address)
        if place.scheme != "https":
            return http.client.HTTPConnection(place.netloc, timeout=self.timeout)
        proxy = getproxies().get("https")
        if proxy is None or proxy_bypass(place.netloc):
            return http.client.HTTPSConnection(place.netloc, timeout=self.timeout)
        tunnel = http.client.HTTPSConnection(urlsplit(proxy).netloc, timeout=self.timeout)
        tunnel.set_tunnel(place.netloc)
        return tunnel


@dataclass(frozen=True)
class PatientApi(HttpApi):
    """Asks again what is busy or cut off, as every client does: a send's identifier allows it."""

    calls: list[str] = field(default_factory=list)  # the paths, of all who came of it by `having`

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        for _ in range(_TRIES):
            self.calls.append(path)
            try:
                reply = super().send(method, path, body, headers)
            except ConnectionError as error:  # many at once are more than the local server lets wait
                reply = Reply(f"{method} {path}", 503, {}, str(error))
            if reply.status != 503:
                break
            time.sleep(_BUSY_SECONDS)
        return reply
