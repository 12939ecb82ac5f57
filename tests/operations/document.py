"""The document as data."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "operations.md"
TEXT = PATH.read_text(encoding="utf-8")


def script(name: str) -> str:
    """The one fenced block of that name."""
    (found,) = re.findall(rf"^```bash {name}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return str(found)
