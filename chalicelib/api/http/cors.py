"""Cross-origin headers: preflights are the framework's, static; answers follow ALLOWED_ORIGINS."""

from chalice.app import CORSConfig

_EXPOSED = "Link, Retry-After, Idempotent-Replay, X-Request-Id"

PREFLIGHT = CORSConfig(
    allow_origin="*",
    allow_headers=["Authorization", "Content-Type", "Charla-Language", "Charla-Guest-Token"],
    expose_headers=_EXPOSED.split(", "),
    max_age=600,
)


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


def is_welcome(allowed_origins: str, origin: str | None) -> bool:
    """Whether a WebSocket may be opened from there; what is no browser has no origin."""
    allowed = _listed(allowed_origins)
    return origin is None or "*" in allowed or origin in allowed


def _listed(allowed_origins: str) -> list[str]:
    return [each.strip() for each in allowed_origins.split(",") if each.strip()] or ["*"]
