"""Answers that a bad network cuts off in the middle."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Route


def cut_off_first_answers() -> Callable[[Route], None]:
    """The server carries out the first call of each path, and half of its answer arrives."""
    seen: set[tuple[str, str]] = set()

    def answer(route: Route) -> None:
        call = (route.request.method, urlsplit(route.request.url).path)
        if route.request.method == "OPTIONS" or call in seen:
            route.continue_()
            return
        seen.add(call)
        response = route.fetch()
        body = response.text()
        route.fulfill(response=response, body=body[: len(body) // 2])

    return answer
