"""Each kind of file, made small."""

import rjsmin

from tools.web.compact import compact
from tools.web.properties import shorten_properties
from tools.web.shorten import shorten
from tools.web.sources import compact_css, inside, script


def widget() -> str:
    """The widget as it ships."""
    return str(rjsmin.jsmin(shorten_properties(compact(script(shorten(inside()))))))


def minified(name: str, text: str) -> str:
    """The text of the file `name`, without what only its reader needs."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(text))
    return compact_css(text) if name.endswith(".css") else text
