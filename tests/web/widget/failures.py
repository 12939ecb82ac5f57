"""A server that fails for a while, and what it has of a chat in the end."""

from collections.abc import Callable

from playwright.sync_api import Route

from client.agent import Agent

SEND = "**/api/chat/send_message/"
READABLE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}


def contents(agent: Agent, chat_id: str) -> list[str]:
    return [message["content"] for message in agent.reads(chat_id)]


def fail_first(times: int, answer: Callable[[Route], None]) -> Callable[[Route], None]:
    left = [times]

    def handle(route: Route) -> None:
        left[0] -= 1
        answer(route) if left[0] >= 0 else route.continue_()

    return handle


def refusal(status: int, code: str, **headers: str) -> Callable[[Route], None]:
    """Answers with the API's envelope of an error."""

    def answer(route: Route) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        route.fulfill(status=status, json={"error": code, "code": code}, headers=READABLE | named)

    return answer
