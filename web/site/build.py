"""`web/` as any static host serves it.

A page's own files stand in a folder named by their hash, so that they may be kept for ever while
their names and what they import of one another stay as they are. `widget.js` keeps its name,
because pages embed it; `widget-HASH.js` is the same for those who pin it by its SRI.
"""

import base64
import gzip
import hashlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from web.site.console import joined_console
from web.site.headers import FIVE_MINUTES, HASHED_FOR_EVER, security_headers
from web.site.minify import minified, minified_widget
from web.site.pages import with_api
from web.site.sources import WEB, WIDGET

_TEXTS = {".js", ".css", ".html", ".svg", ".json", ".txt"}
_OWN_FILE = re.compile(r'\b(src|href)="(?!/|\w+:|#)([^"]+)"')


def build(out: Path, api: str, live: str) -> None:
    """Writes the site into the folder `out`, for the API and the live updates at these addresses."""
    widget = minified_widget()
    _write(out / "widget.js", widget)
    pinned = _write(out / f"widget-{_hash(widget.encode())}.js", widget)
    pinned.with_name(f"{pinned.name}.sri").write_text(f"{integrity(pinned.read_bytes())}\n", encoding="utf-8")
    _write(out / "captcha.js", minified(".js", (WIDGET / "captcha.js").read_text(encoding="utf-8")))
    _site(WEB / "demo", out, api)
    with TemporaryDirectory() as folder:
        _site(joined_console(Path(folder)), out / "console", api)
    (out / "_headers").write_text(_headers(api, live), encoding="utf-8")
    for path in sorted(out.rglob("*")):
        if path.suffix in _TEXTS:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def integrity(script: bytes) -> str:
    """The value of a script's `integrity` attribute (Subresource Integrity, SHA-384)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(script).digest()).decode()}"


def _site(source: Path, out: Path, api: str) -> None:
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    kept = {path: _content(path) for path in files if path.suffix != ".html"}
    folder = f"static-{_hash(b''.join(kept.values()))}"
    for path, content in kept.items():
        _write_bytes(out / folder / path.relative_to(source), content)
    for path in files:
        if path.suffix == ".html":
            page = with_api(path.read_text(encoding="utf-8"), api)
            _write(out / path.relative_to(source), _OWN_FILE.sub(rf'\1="{folder}/\2"', page))


def _content(path: Path) -> bytes:
    if path.suffix not in _TEXTS:
        return path.read_bytes()
    return minified(path.suffix, path.read_text(encoding="utf-8")).encode()


def _headers(api: str, live: str) -> str:
    """The form that several static hosts read: a path, then its headers."""
    everywhere = [f"  {name}: {value}\n" for name, value in security_headers(api, live).items()]
    cached = {
        "/widget-*": HASHED_FOR_EVER,
        "*/static-*": HASHED_FOR_EVER,
        "/widget.js": FIVE_MINUTES,
        "/captcha.js": FIVE_MINUTES,
    }
    rules = [f"{path}\n  Cache-Control: {value}\n" for path, value in cached.items()]
    return "/*\n" + "".join(everywhere) + "".join(rules)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _write(path: Path, text: str) -> Path:
    return _write_bytes(path, text.encode())


def _write_bytes(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
