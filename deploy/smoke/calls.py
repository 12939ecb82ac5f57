"""Calls of an API, with the standard library alone."""

import http.client
import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.error import HTTPError, URLError

from deploy.smoke.errors import UnexpectedError

_PATIENCE_SECONDS = 35  # longer than a gateway waits for its function
_HEADERS = {"Charla-Language": "en", "Accept": "application/json", "User-Agent": "charla-smoke"}


@dataclass(frozen=True, slots=True)
class Answer:
    """`call` is what was asked, as `GET health/`; `body` is parsed JSON, None for anything else."""

    call: str
    status: int
    headers: Message
    body: Any

    def expect(self, *statuses: int) -> Any:
        """The body. Raises UnexpectedError unless the status is one of `statuses`."""
        if self.status not in statuses:
            wanted = " or ".join(map(str, statuses))
            raise UnexpectedError(f"{self.call} answered {self._told()} instead of {wanted}{self._request()}")
        return self.body

    def refusal(self, status: int, code: str) -> None:
        """Raises UnexpectedError unless it is refused with `status` and the envelope's `code`."""
        body = self.expect(status)
        if not isinstance(body, dict) or body.get("code") != code or not body.get("error"):
            raise UnexpectedError(f"{self.call} was refused without the code {code}{self._request()}")

    def _told(self) -> str:
        if isinstance(self.body, dict) and "code" in self.body:
            return f"{self.status} {self.body['code']} ({self.body.get('error')})"
        kind = self.headers.get("Content-Type") or "no content"
        moved = self.headers.get("Location")
        return f"{self.status} with {kind}" + (f" and sends on to {moved}" if moved else "")

    def _request(self) -> str:
        id_ = self.headers.get("X-Request-Id")
        return f"; the log has it under request {id_}" if id_ else ""


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A POST that is sent on becomes a GET, which would be taken for another failure."""


_OPENER = urllib.request.build_opener(_StayHere)


@dataclass(frozen=True, slots=True)
class Api:
    """The API at `address`, called with `headers`, which say who calls."""

    address: str
    headers: Mapping[str, str]

    def get(self, path: str) -> Answer:
        return self.send("GET", path)

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> Answer:
        return self.send("POST", path, body)

    def send(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Raises UnexpectedError where nothing answers."""
        call = f"{method} {path.partition('?')[0]}"
        sent = None if body is None else json.dumps(body).encode()
        kind = {} if body is None else {"Content-Type": "application/json"}
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked as the address was asked for
            self.address + path,
            data=sent if sent is not None or method == "GET" else b"",
            headers={**_HEADERS, **kind, **self.headers, **(headers or {})},
            method=method,
        )
        try:
            with _OPENER.open(request, timeout=_PATIENCE_SECONDS) as response:
                return Answer(call, response.status, response.headers, _parsed(response.read()))
        except HTTPError as refused:
            with refused:
                return Answer(call, refused.code, refused.headers, _parsed(refused.read()))
        except (URLError, OSError, http.client.HTTPException) as failed:
            reason = getattr(failed, "reason", None) or failed
            raise UnexpectedError(
                f"{self.address} does not answer {call}: {reason}. Are the address and the network right?"
            ) from None


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
