"""Responses: a view's, an error's, and the headers that each carries (docs/contract.md, "Conventions")."""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from chalice.app import CORSConfig, Request, Response

from chalicelib.api.errors import envelope, headers_of, status_of
from chalicelib.domain.errors import CharlaError
from chalicelib.frozen import component
from chalicelib.locales import Language

_EXPOSED = "Link, Retry-After, Idempotent-Replay, X-Request-Id"

# Preflights are the framework's, static; answers follow ALLOWED_ORIGINS.
PREFLIGHT = CORSConfig(
    allow_origin="*",
    allow_headers=["Authorization", "Content-Type", "Charla-Language", "Charla-Guest-Token"],
    expose_headers=_EXPOSED.split(", "),
    max_age=600,
)


@component
class ApiResponse:
    """A view's response: the body as JSON has it, a status, further headers."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def error_response(error: CharlaError, language: Language) -> ApiResponse:
    return ApiResponse(envelope(error, language), status_of(error), headers_of(error))


def to_chalice(response: ApiResponse, request: Request, allowed_origins: str) -> Response:
    """The response as the framework sends it, with the headers of docs/contract.md, "Conventions"."""
    headers: dict[str, Any] = {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Request-Id": request_id(request),
        **cors_headers(allowed_origins, request.headers.get("origin")),
        **response.headers,
    }
    body = json.dumps(response.body, ensure_ascii=False, separators=(",", ":"))
    return Response(body, headers, response.status)


def request_id(request: Request) -> str:
    """The gateway's id of this request, else the function's."""
    context = request.lambda_context
    return str(request.context.get("requestId") or getattr(context, "aws_request_id", "") or "-")


def cors_headers(allowed_origins: str, origin: str | None) -> dict[str, str]:
    """`allowed_origins`: `*`, or origins with commas between; the asking one is named if it is one."""
    allowed = _listed(allowed_origins)
    if "*" in allowed:
        return {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": _EXPOSED}
    named = origin if origin in allowed else allowed[0]
    return {
        "Access-Control-Allow-Origin": named,
        "Access-Control-Expose-Headers": _EXPOSED,
        "Vary": "Origin",
    }


def is_allowed_origin(allowed_origins: str, origin: str | None) -> bool:
    """True if a WebSocket may be opened from `origin`; a client that is no browser has none."""
    allowed = _listed(allowed_origins)
    return origin is None or "*" in allowed or origin in allowed


def _listed(allowed_origins: str) -> list[str]:
    return [each.strip() for each in allowed_origins.split(",") if each.strip()] or ["*"]
