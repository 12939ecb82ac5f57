"""What `web/` holds, and the widget as the one script that it becomes."""

import json
from collections.abc import Callable
from pathlib import Path

WEB = Path(__file__).resolve().parents[1]
WIDGET = WEB / "widget"


def parts() -> list[Path]:
    """The widget's files in the order in which they are joined: `web/widget/parts.txt`, a name a line."""
    return [WIDGET / name for name in (WIDGET / "parts.txt").read_text(encoding="utf-8").split()]


def widget_script(of_styles: Callable[[str], str] = str) -> str:
    """The widget's parts as one script with no name in the page but its own.

    A style sheet among them becomes the constant `styles`, as `of_styles` makes it.
    """
    inside = "".join(_part(path, of_styles) for path in parts())
    return f'(() => {{\n"use strict";\n{inside}}})();\n'


def _part(path: Path, of_styles: Callable[[str], str]) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return f"const styles = {json.dumps(of_styles(text), ensure_ascii=False)};\n"
    return text
