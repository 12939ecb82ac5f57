"""The console as it is hosted: one script, one style sheet, both named after what they hold."""

import gzip
import hashlib
import re

from rjsmin import jsmin

from tools.web.modules import joined_modules
from tools.web.sources import WEB, compact_css

CONSOLE = WEB / "console"
FIRST_LOAD_BYTES = 40_000  # compressed: the page, its script, its style sheet and what they load
_STYLE = re.compile(r'^ *<link rel="stylesheet" href="([^"]+)">\n', re.MULTILINE)
_SCRIPT = 'src="main.js"'
_AS_THEY_ARE = ("icon.svg", "live/ticker.js")


def built_console() -> dict[str, bytes]:
    """The files to host, by path. The page still has its mark for the API's address."""
    page = (CONSOLE / "index.html").read_text(encoding="utf-8")
    sheets = [compact_css((CONSOLE / name).read_text(encoding="utf-8")) for name in _STYLE.findall(page)]
    style = "".join(sheets).encode()
    script = str(jsmin(joined_modules(CONSOLE / "main.js"))).encode()
    style_name, script_name = _hashed("console.css", style), _hashed("console.js", script)
    head, *rest = _STYLE.split(page)[::2]
    page = f'{head}  <link rel="stylesheet" href="{style_name}">\n{"".join(rest)}'
    page = page.replace(_SCRIPT, f'src="{script_name}"')
    own = {name: (CONSOLE / name).read_bytes() for name in _AS_THEY_ARE}
    return {"index.html": page.encode(), style_name: style, script_name: script, **own}


def first_load(files: dict[str, bytes]) -> int:
    """How many bytes `files` are when each is compressed by gzip -9."""
    return sum(len(gzip.compress(body, 9)) for body in files.values())


def _hashed(name: str, body: bytes) -> str:
    stem, suffix = name.split(".")
    return f"{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"
