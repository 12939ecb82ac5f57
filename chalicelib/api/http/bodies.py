"""A request's body, as the JSON object that it must be."""

import json
from typing import Any

from chalice.app import Request

from chalicelib.api.http.errors import InvalidJson, PayloadTooLarge, UnsupportedMediaType

_TYPES = ("application/json", "text/plain", "")


def read_object(request: Request, max_bytes: int) -> dict[str, Any]:
    """An empty body is an empty object. Raises PayloadTooLarge, UnsupportedMediaType, InvalidJson."""
    raw = request.raw_body
    if not raw:
        return {}
    if len(raw) > max_bytes:
        raise PayloadTooLarge
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type not in _TYPES:
        raise UnsupportedMediaType
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
