"""The console's files: short, in two languages, and with no way for text to become markup."""

import re
from pathlib import Path

import pytest

from web.site.sources import WEB

CONSOLE = WEB / "console"
FILES = [path for path in sorted(CONSOLE.rglob("*")) if path.is_file()]
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
# What makes markup or code of a text, and what a page should keep out of its address and cookies.
SINKS = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.cookie|unload\b"
KEY = re.compile(r"^  (\w+): ", re.MULTILINE)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(CONSOLE)) for path in paths]


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_a_file_is_read_at_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_no_text_can_become_markup_or_code(path: Path) -> None:
    assert not re.findall(SINKS, path.read_text(encoding="utf-8"))


def test_both_languages_say_everything_and_nothing_else() -> None:
    spanish, english = (
        KEY.findall((CONSOLE / f"texts/{each}.js").read_text(encoding="utf-8")) for each in ("es", "en")
    )
    assert spanish == english
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.parent.name != "texts")
    used = set(re.findall(r'\btext\("(\w+)"', code))
    assert used <= set(spanish)
    in_quotes = set(re.findall(r'"(\w+)"', code))
    statuses = {f"status_{each}" for each in ("waiting", "active", "resolved", "closed")}
    assert set(spanish) - in_quotes - statuses == set()


def test_every_style_sheet_is_on_the_page() -> None:
    page = (CONSOLE / "index.html").read_text(encoding="utf-8")
    listed = re.findall(r'href="(styles/[^"]+)"', page)
    assert sorted(listed) == sorted(str(path.relative_to(CONSOLE)) for path in CONSOLE.glob("styles/*.css"))
