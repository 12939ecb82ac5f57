"""docs/contract.md as data: its sections, and the calls that it promises or announces."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "contract.md"
MARK = "*(not built yet"

_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CALL = re.compile(r"\b((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (/api/[^\s`?…]+)")


class Route(NamedTuple):
    """`path` has `{}` for whatever varies, and no slash at its end."""

    method: str
    path: str


class Section(NamedTuple):
    heading: str
    text: str

    @property
    def is_marked(self) -> bool:
        """Whether the whole section is about what is not built yet."""
        return self.text.lstrip().startswith(MARK)


def sections() -> list[Section]:
    _, *parts = _HEADING.split(PATH.read_text(encoding="utf-8"))
    return [Section(heading, text) for heading, text in zip(parts[::2], parts[1::2], strict=True)]


def built_calls() -> set[Route]:
    """The calls that stand unmarked in the contract."""
    return {route for built, route in _calls() if built}


def announced_calls() -> set[Route]:
    """The calls that are marked as not built yet, by themselves or with their section."""
    return {route for built, route in _calls() if not built}


def route(method: str, path: str) -> Route:
    return Route(method, re.sub(r"\{\w+\}", "{}", path).rstrip("/"))


def _calls() -> list[tuple[bool, Route]]:
    return [
        (not section.is_marked and MARK not in cell, route(method, path))
        for section in sections()
        for cell in map(_first_cell, section.text.splitlines())
        for methods, path in _CALL.findall(cell)
        for method in methods.split(", ")
    ]


def _first_cell(line: str) -> str:
    """Of a table's row the column that names the call; other lines are taken whole."""
    return line.partition(" | ")[0] if line.startswith("|") else line
