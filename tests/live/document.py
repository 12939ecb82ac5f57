"""The clients that docs/live.md shows."""

import re
from pathlib import Path

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "live.md"


def client_in(language: str) -> str:
    """The source of the page's client in that language, as its fence names it."""
    [source] = re.findall(rf"^```{language}\n(.*?)^```$", _PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(source)
