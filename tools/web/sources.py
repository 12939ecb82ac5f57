"""What `web/` holds, and the widget as the one script that it becomes."""

import json
import re
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "web"
WIDGET = WEB / "widget"


def parts() -> list[Path]:
    """The widget's files in the order in which they are joined: `web/widget/parts.txt`, a name a line."""
    return [WIDGET / name for name in (WIDGET / "parts.txt").read_text(encoding="utf-8").split()]


def joined() -> str:
    """The widget as one script. A style sheet among its parts becomes the constant `CSS`."""
    return '(() => {\n"use strict";\n' + "".join(_part(path) for path in parts()) + "})();\n"


def _part(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return f"const CSS = {json.dumps(compact_css(text), ensure_ascii=False)};\n"
    return text


def compact_css(text: str) -> str:
    """`text` without comments and the white space that means nothing.

    Enough for style sheets whose strings hold no braces, colons or comments, such as ours.
    """
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = re.sub(r"([{;][-\w]+): ", r"\1:", text)
    return text.replace(";}", "}").strip()
