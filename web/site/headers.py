"""The headers that a static host sends with the site, for the local server and for real ones."""

HASHED_FOR_EVER = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"

_SECURITY = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
}
# Other sites embed the widget: under a cross-origin embedder policy (COEP) too, and with crossorigin or
# integrity on its tag. All files are public, so that every one of them may be sent so.
_EMBEDDABLE = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def content_security_policy(api: str, live: str) -> str:
    """What pages may load and call: themselves, the API and the live updates' address, nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": " ".join(dict.fromkeys(filter(None, ["'self'", _origin(api), _origin(live)]))),
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "charla-console",  # the console's one worker; nothing makes HTML or scripts
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def security_headers(api: str, live: str) -> dict[str, str]:
    """Headers of every answer; `api` and `live` are the addresses that pages call."""
    return {**_SECURITY, **_EMBEDDABLE, "Content-Security-Policy": content_security_policy(api, live)}


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])
