"""Sends that fail on their way."""

from collections.abc import Callable

from playwright.sync_api import Page, Route

SENDS = "**/api/chatrooms/*/send_message/"
NEWS = "**/api/agents/me/events/**"


def without_news(page: Page) -> None:
    """From now on the cursor tells nothing: what comes is pushed."""
    page.route(NEWS, lambda route: route.abort())


def first_sends(page: Page, *answers: Callable[[Route], None]) -> None:
    """Gives the first sends these answers; later ones reach the server."""
    left = list(answers)

    def answer(route: Route) -> None:
        if route.request.method == "POST" and left:
            left.pop(0)(route)
        else:
            route.fallback()

    page.route(SENDS, answer)


def refusal(status: int, body: str = "{}", **headers: str) -> Callable[[Route], None]:
    allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda route: route.fulfill(status=status, body=body, headers=allowed | given)


def lost_answer(route: Route) -> None:
    """The server stores the message and the answer is lost on its way back."""
    route.fetch()
    route.abort()
