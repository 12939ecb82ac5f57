"""Which file of `web/` a path means, and what is sent for it."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from web.site.pages import with_api
from web.site.sources import WEB, WIDGET, widget_script

_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
_TEXTS = ("text/", "image/svg", "application/json")


def answer(target: str, api: str) -> tuple[str, bytes] | None:
    """The content type and the body for a request's target; None if there is no such file."""
    try:
        return _answer(target, api)
    except (OSError, ValueError):  # what can be no file's name: too long, or with a zero in it
        return None


def _answer(target: str, api: str) -> tuple[str, bytes] | None:
    path = unquote(urlsplit(target).path)
    if path == "/widget.js":
        return _typed("text/javascript", widget_script().encode())
    file = _file(path)
    if file is None:
        return None
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes()
    if file.suffix == ".html":
        body = with_api(body.decode(), api).encode()
    return _typed(kind, body)


def _file(path: str) -> Path | None:
    # The demo shop is the site's root, as it is in what `make web` builds.
    root, inside = (WEB / "console", path[9:]) if path.startswith("/console/") else (WEB / "demo", path[1:])
    if path == "/captcha.js":
        root = WIDGET
    file = (root / inside).resolve()
    if file.is_dir():
        file /= "index.html"
    return file if file.is_file() and file.is_relative_to(root) else None


def _typed(kind: str, body: bytes) -> tuple[str, bytes]:
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind, body
