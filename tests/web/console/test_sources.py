"""The console's files: short, in two languages, and with no way for text to become markup."""

import re
from pathlib import Path

import pytest

from devserver.web.files import answer
from web.site.build import build
from web.site.sources import WEB

CONSOLE = WEB / "console"
UNIT_TESTS = sorted((WEB / "tests").rglob("*.js"))
FILES = [path for path in sorted(CONSOLE.rglob("*")) if path.is_file()]
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
# What makes markup or code of a text, what a page should keep out of its address and cookies, and what is
# done as it goes; to ask before it goes is allowed.
SINKS = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.cookie"
    r"|(?<!before)unload\b"
)
KEY = re.compile(r"^  (\w+): ", re.MULTILINE)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(CONSOLE)) for path in paths]


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_a_file_is_read_at_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_no_text_can_become_markup_or_code(path: Path) -> None:
    assert not re.findall(SINKS, path.read_text(encoding="utf-8"))


def test_both_languages_say_everything_and_nothing_else() -> None:
    spanish, english = (
        KEY.findall((CONSOLE / f"locales/{each}.js").read_text(encoding="utf-8")) for each in ("es", "en")
    )
    assert spanish == english
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.stem not in ("es", "en"))
    used = set(re.findall(r'\btext\("(\w+)"', code))
    assert used <= set(spanish)
    in_quotes = set(re.findall(r'"(\w+)"', code))
    statuses = {f"status_{each}" for each in ("waiting", "active", "resolved", "closed")}
    assert set(spanish) - in_quotes - statuses == set()


def test_every_style_sheet_is_on_the_page() -> None:
    page = (CONSOLE / "index.html").read_text(encoding="utf-8")
    listed = re.findall(r'href="(styles/[^"]+)"', page)
    assert sorted(listed) == sorted(str(path.relative_to(CONSOLE)) for path in CONSOLE.glob("styles/*.css"))


def test_no_unit_test_is_served_or_built(tmp_path: Path) -> None:
    assert any(path.name.endswith(".test.js") for path in UNIT_TESTS)
    for path in UNIT_TESTS:
        name = path.relative_to(WEB)
        for asked in (f"/{name}", f"/console/{name}", f"/console/../{name}"):
            assert answer(asked, "http://127.0.0.1:8000") is None
    build(tmp_path, "https://api.example.com", "wss://live.example.com")
    built = {path.name for path in tmp_path.rglob("*")}
    assert not built & {path.name for path in UNIT_TESTS}
    assert not any(name.endswith((".test.js", ".d.ts")) for name in built)
