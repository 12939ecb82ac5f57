"""What `web/` holds, and the widget as the one script that it becomes."""

import json
from collections.abc import Callable
from pathlib import Path

from web.site.modules import flat_modules

WEB = Path(__file__).resolve().parents[1]
WIDGET = WEB / "widget"


def widget_script(of_styles: Callable[[str], str] = str) -> str:
    """The widget's modules as one script with no name in the page but its own.

    Its style sheet becomes the constant `STYLES`, as `of_styles` makes it.
    """
    styles = json.dumps(of_styles((WIDGET / "widget.css").read_text(encoding="utf-8")), ensure_ascii=False)
    inside = flat_modules(WIDGET / "main.js")
    return f'(() => {{\n"use strict";\nconst STYLES = {styles};\n{inside}}})();\n'
