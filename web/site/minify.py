"""Each kind of file, made small."""

import minify as tdewolff

from web.site.sources import widget_script

_TYPES = {".js": "application/javascript", ".css": "text/css", ".html": "text/html"}


def minified(suffix: str, text: str) -> str:
    """`text` of a file with this suffix, without what only its reader needs."""
    return str(tdewolff.string(_TYPES[suffix], text)) if suffix in _TYPES else text


def minified_widget() -> str:
    """The widget as it ships."""
    return minified(".js", widget_script(lambda styles: minified(".css", styles)))
