"""Other people's pages: made of HTML and headers, on the web server's own address."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

from tests.web.stack import Stack

ADDRESS = "/elsewhere.html"


def script_tag(stack: Stack, attributes: str = "") -> str:
    return f'<script async src="{stack.web}/widget.js" data-api="{stack.api}" {attributes}></script>'


def page_with(
    context: BrowserContext, stack: Stack, html: str, headers: dict[str, str] | None = None
) -> Page:
    """Opens a page of its own in `context`, made of `html`."""
    served = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    # To the browser a page that came from no network is not this machine's own.
    context.grant_permissions(["local-network-access"])
    page = context.new_page()
    page.route(f"**{ADDRESS}", lambda route: route.fulfill(body=f"<!doctype html>{html}", headers=served))
    page.goto(stack.web + ADDRESS)
    return page


def use_built(context: BrowserContext, site: Path) -> None:
    """Has pages of `context` load the widget as it ships."""

    def built(route: Route) -> None:
        route.fulfill(path=site / "widget.js", headers={"Content-Type": "text/javascript"})

    context.route("**/widget.js", built)
