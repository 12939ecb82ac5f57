"""What the widget costs the page that it is on."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, use_built
from tests.web.widget.guest import WidgetGuest
from web.site.budgets import over_budget

LONGEST_TASK_MS, THROTTLE = 50, 4
INSERT = """([web, api]) => {
    const script = document.createElement('script')
    Object.assign(script.dataset, { api, color: '#2f6152' })
    script.src = web + '/widget.js'
    document.body.append(script)
}"""
SHIFTS = """
window.shift = 0
new PerformanceObserver(list => list.getEntries().forEach(each => shift += each.value))
    .observe({ type: 'layout-shift', buffered: true })
"""


def test_bytes(site: Path) -> None:
    assert over_budget(site) == []


def test_one_request_and_no_call_before_it_is_opened(pages: Pages, site: Path) -> None:
    context = pages.context()
    use_built(context, site)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages.stack.web + "/")
    guest = WidgetGuest(page)
    guest.open()
    assert [url for url in asked if "widget" in url] == [f"{pages.stack.web}/widget.js"]
    assert not [url for url in asked if url.startswith(pages.stack.api)]
    guest.write("uno")
    guest.introduce()
    expect(guest.bubble("uno")).to_have_attribute("data-state", "sent")
    assert {url.split("?")[0] for url in asked if url.startswith(pages.stack.api)} == {
        f"{pages.stack.api}/api/chat/{call}/" for call in ("start_chat", "complete_chat", "events")
    }


def test_nothing_shifts(pages: Pages, site: Path) -> None:
    context = pages.context()
    use_built(context, site)
    context.add_init_script(SHIFTS)
    guest = WidgetGuest(pages.open("/", context))
    guest.open()
    guest.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert guest.page.evaluate("shift") == 0


def test_no_long_task(browser: Browser, pages: Pages, site: Path) -> None:
    """Tasks that run the script or open the panel, in CPU time: whatever else the machine does adds to it."""
    longest = [_longest_task(browser, pages, site) for _ in range(5)]
    assert min(longest) * THROTTLE <= LONGEST_TASK_MS, longest


def _longest_task(browser: Browser, pages: Pages, site: Path) -> float:
    context = pages.context()
    use_built(context, site)
    # On a page without a style of its own, for computing that is no work of the widget's.
    page = page_with(context, pages.stack, "<body>")
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    page.evaluate(INSERT, [pages.stack.web, pages.stack.api])
    WidgetGuest(page).open()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    ours = [event for event in events if _is_ours(event)]
    assert {event["name"] for event in ours} == {"EvaluateScript", "EventDispatch"}
    return max(float(event["tdur"]) for event in ours) / 1000


def _is_ours(event: dict[str, Any]) -> bool:
    data = event.get("args", {}).get("data", {})
    loads = event["name"] == "EvaluateScript" and data.get("url", "").endswith("/widget.js")
    return "tdur" in event and (loads or (event["name"] == "EventDispatch" and data.get("type") == "click"))
