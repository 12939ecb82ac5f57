"""What docs/widget.md shows of `Charla` is all that there is of it, and runs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag

pytestmark = pytest.mark.prove

DOCUMENT = (Path(__file__).resolve().parents[3] / "docs/widget.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```js\n(.*?)```", DOCUMENT, re.DOTALL)
(EARLY,) = re.findall(r"^    (<script>window.*\n    <script>.*)$", DOCUMENT, re.MULTILINE)
HEARD = """
    window.heard = []
    for (const name of ['ready', 'open', 'close', 'start', 'message'])
        document.addEventListener('charla:' + name, event => heard.push(event.type.slice(7)))
"""


def test_the_examples_run_and_leave_no_call_out(pages: Pages) -> None:
    page = page_with(
        pages.context(), pages.stack, f"<body><script>{HEARD}</script>{EARLY}{script_tag(pages.stack)}"
    )
    panel = page.locator("charla-chat .panel")
    expect(panel).to_be_visible()
    assert page.evaluate("JSON.parse(localStorage['charla:session']).email") == "ana@example.com"
    calls = page.evaluate("Object.keys(Charla)")
    assert [call for call in calls if f"Charla.{call}(" not in EXAMPLE] == []
    page.evaluate(f"() => {{ {EXAMPLE} }}")
    expect(page.locator("charla-chat")).to_have_count(0)
    assert page.evaluate("heard") == ["open", "ready", "close", "open", "close"]
    assert page.evaluate("localStorage.length") == 0


def test_every_event_is_in_it() -> None:
    for name in ("ready", "open", "close", "start", "message"):
        assert f"`charla:{name}`" in DOCUMENT
