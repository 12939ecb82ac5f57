"""The form of identifiers, times and errors, by docs/contract.md, "Conventions"."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from client.api import Reply

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z")
_URL_SAFE = re.compile(r"[A-Za-z0-9._~-]+")
# What a line of the log tells of a request.
LOG_FIELDS = {"request_id", "route", "method", "status", "milliseconds", "dynamodb_calls", "dynamodb_units"}
EXPOSED = {"link", "retry-after", "idempotent-replay", "x-request-id"}


def is_uuid4(text: str) -> bool:
    """Whether `text` is a random UUID in its usual form."""
    return str(UUID(text)) == text and UUID(text).version == 4


def is_time(text: str) -> bool:
    """Whether `text` is RFC 3339 in UTC ending in Z, with milliseconds at most."""
    return _TIME.fullmatch(text) is not None


def seconds_between(earlier: str, later: str) -> float:
    """From one time of the API to another."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def is_url_safe(text: str) -> bool:
    """Whether `text` can stand in a path as it is."""
    return _URL_SAFE.fullmatch(text) is not None


def check_headers(reply: Reply) -> None:
    """What every answer of the app carries: CORS, a request id, no caching."""
    assert reply.headers["access-control-allow-origin"] == "*"
    exposed = reply.headers["access-control-expose-headers"]
    assert {name.strip().lower() for name in exposed.split(",")} == EXPOSED
    assert reply.headers["x-request-id"]
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["content-type"] == "application/json; charset=utf-8"


def check_error(reply: Reply, status: int, code: str, **more: Any) -> Any:
    """An error in the one envelope, with the headers of every answer; the envelope is returned."""
    envelope = reply.expect(status)
    check_headers(reply)
    fields = {"fields"} if code == "validation_failed" else set()
    assert envelope.keys() == {"error", "code"} | fields | more.keys()
    assert envelope["code"] == code
    assert isinstance(envelope["error"], str)
    assert envelope["error"]
    assert {name: envelope[name] for name in more} == more
    return envelope


def check_field(reply: Reply, field: str, text: str | None = None) -> None:
    """A validation error that names `field` alone."""
    envelope = check_error(reply, 400, "validation_failed")
    assert envelope["fields"].keys() == {field}
    if text is not None:
        assert envelope["fields"][field] == text


def check_limit(reply: Reply, code: str, window: int) -> int:
    """A 429 whose Retry-After is whole seconds within the window; they are returned."""
    check_error(reply, 429, code)
    seconds = int(reply.headers["retry-after"])
    assert 1 <= seconds <= window
    return seconds
