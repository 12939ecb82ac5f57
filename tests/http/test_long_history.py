"""A chat too long for one answer: its newest part comes, and the rest page by page."""

import re
from typing import Any

import pytest

from tests.http.actors import Agent, Guest

pytestmark = pytest.mark.slow
MOST_BYTES, ENVELOPE = 4 * 1024 * 1024, 400


def _walk(agent: Agent, path: str) -> list[list[Any]]:
    """The pages of a history, newest first, by the links that lead from one to the next."""
    pages = []
    while path:
        reply = agent.get(path)
        pages.append(reply.expect(200))
        link = re.search(r'<([^>]+)>; rel="prev"', reply.headers.get("link", ""))
        path = re.sub(r"^https?://[^/]+", "", link[1]) if link else ""
    return pages


def test_no_more_than_four_megabytes_come_at_once(guest: Guest, agent: Agent) -> None:
    longest = "👍" * 4000  # 16,000 bytes in UTF-8
    for _ in range(300):
        agent.answers(guest.chat_id, longest)
    pages = _walk(agent, f"/api/chatrooms/{guest.chat_id}/messages/")
    assert [len(page) for page in pages] == [MOST_BYTES // (16_000 + ENVELOPE), 46]
    seqs = [message["seq"] for page in reversed(pages) for message in page]
    assert seqs == [1, *range(3, 303)]


def test_no_more_than_a_thousand_messages_come_at_once(guest: Guest, agent: Agent) -> None:
    for number in range(1005):
        agent.answers(guest.chat_id, f"Mensaje {number}")
    pages = _walk(agent, f"/api/chatrooms/{guest.chat_id}/messages/")
    assert [len(page) for page in pages] == [1000, 6]
    assert pages[0][-1]["content"] == "Mensaje 1004"
    assert pages[1][0]["seq"] == 1
