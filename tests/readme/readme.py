"""The README as data: its fenced blocks, by what stands behind the fence's language."""

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


class Block(NamedTuple):
    language: str
    options: dict[str, str]
    code: str


def blocks() -> list[Block]:
    fenced = re.findall(r"^( *)```(\w+)([^\n]*)\n(.*?)^ *```$", TEXT, re.MULTILINE | re.DOTALL)
    return [
        Block(language, dict(option.split("=") for option in options.split()), _dedent(code, len(indent)))
        for indent, language, options, code in fenced
    ]


def _dedent(code: str, indent: int) -> str:
    return "".join(line[indent:] if line.strip() else line for line in code.splitlines(keepends=True))


def section(title: str) -> str:
    return textwrap.dedent(TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0])
