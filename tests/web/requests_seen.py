"""The requests that a page makes."""

from collections.abc import Callable

from playwright.sync_api import Page, Request


def requests_of(page: Page, wanted: Callable[[Request], bool]) -> list[str]:
    """The addresses of the requests that are wanted: a list that grows as `page` makes them."""
    seen: list[str] = []

    def note(request: Request) -> None:
        if wanted(request):
            seen.append(request.url)

    page.on("request", note)
    return seen
