"""One map from what went wrong to its status, and one envelope for all of it."""

from typing import Any

from chalicelib.domain import errors
from chalicelib.domain.errors import CharlaError, LimitReached, TryAgain, ValidationFailed
from chalicelib.locales import Language, text
from chalicelib.serializers.shapes import TEXT, Shape

_BUSY_RETRY_SECONDS = 1

ERROR: Shape = {
    "type": "object",
    "required": ["error", "code"],
    "properties": {
        "error": {**TEXT, "description": "for a person, in the language asked for"},
        "code": {**TEXT, "description": "stable"},
        "fields": {"type": "object", "additionalProperties": TEXT},
        "agent_name": TEXT,
    },
}


class InvalidJson(CharlaError):
    code = "invalid_json"


class PayloadTooLarge(CharlaError):
    code = "payload_too_large"


class UnsupportedMediaType(CharlaError):
    code = "unsupported_media_type"


class RouteNotFound(CharlaError):
    code = "not_found"


class MethodNotAllowed(CharlaError):
    code = "method_not_allowed"


class UnknownAction(CharlaError):
    code = "unknown_action"


class InternalError(CharlaError):
    code = "internal_error"


# The most general class last: the first that fits decides.
_STATUSES: tuple[tuple[type[CharlaError], int], ...] = (
    (errors.Unauthenticated, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.LimitReached, 429),
    (errors.Unavailable, 503),
    (RouteNotFound, 404),
    (MethodNotAllowed, 405),
    (PayloadTooLarge, 413),
    (UnsupportedMediaType, 415),
    (InternalError, 500),
    (CharlaError, 400),
)


def status_of(error: CharlaError) -> int:
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


def envelope(error: CharlaError, language: Language) -> dict[str, Any]:
    """`{error, code}`, with `fields` for validation and what else docs/contract.md, "Conventions" names."""
    body: dict[str, Any] = {
        "error": text(error.text or error.code, language, **error.details),
        "code": error.code,
        **error.details,
    }
    if isinstance(error, ValidationFailed):
        body["fields"] = {
            name: text(fault.key, language, **fault.values) for name, fault in error.faults.items()
        }
    return body


def headers_of(error: CharlaError) -> dict[str, str]:
    if isinstance(error, LimitReached):
        return {"Retry-After": str(error.retry_after_seconds)}
    if isinstance(error, errors.Unavailable):
        return {"Retry-After": str(_BUSY_RETRY_SECONDS)}
    return {}


def settled(error: CharlaError | TryAgain) -> CharlaError:
    """The error that a caller is told: storage that is still busy after every retry is Busy."""
    return errors.Busy() if isinstance(error, TryAgain) else error
