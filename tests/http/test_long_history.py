"""A chat too long for one answer: its newest part comes, and the rest page by page."""

import json
import re
import sys
from typing import Any

import pytest

from client.agent import Agent
from client.api import Reply
from client.guest import Guest

MOST_BYTES, MOST_BYTES_OF_A_GUEST = 4 * 1024 * 1024, 256 * 1024
MOST_AROUND_A_TEXT = 1000


def _carried(reply: Reply) -> int:
    """How many bytes the answer's body takes in what the function returns to Lambda."""
    return len(json.dumps(reply.body, ensure_ascii=sys.version_info < (3, 12)).encode())


def _walk(agent: Agent, path: str) -> list[list[Any]]:
    """The pages of a history, newest first, by the links that lead from one to the next."""
    pages = []
    while path:
        reply = agent.get(path)
        pages.append(reply.expect(200))
        link = re.search(r'<([^>]+)>; rel="prev"', reply.headers.get("link", ""))
        path = re.sub(r"^https?://[^/]+", "", link[1]) if link else ""
    return pages


@pytest.mark.slow
@pytest.mark.parametrize("longest", ['"' * 4000, "👍" * 4000], ids=["quotes", "emoji"])
def test_no_more_than_four_megabytes_come_at_once(guest: Guest, agent: Agent, longest: str) -> None:
    for _ in range(300):
        agent.answers(guest.chat_id, longest)
    newest = agent.get(f"/api/chatrooms/{guest.chat_id}/messages/")
    assert _carried(newest) <= MOST_BYTES
    one_more = _carried(newest) // len(newest.json) + MOST_AROUND_A_TEXT
    assert _carried(newest) + len(newest.json) * MOST_AROUND_A_TEXT + one_more > MOST_BYTES
    pages = _walk(agent, f"/api/chatrooms/{guest.chat_id}/messages/")
    seqs = [message["seq"] for page in reversed(pages) for message in page]
    assert seqs == [1, *range(3, 303)]


@pytest.mark.slow
def test_no_more_than_a_thousand_messages_come_at_once(guest: Guest, agent: Agent) -> None:
    for number in range(1005):
        agent.answers(guest.chat_id, f"Mensaje {number}")
    pages = _walk(agent, f"/api/chatrooms/{guest.chat_id}/messages/")
    assert [len(page) for page in pages] == [1000, 6]
    assert pages[0][-1]["content"] == "Mensaje 1004"
    assert pages[1][0]["seq"] == 1


def test_a_guest_gets_the_newest_two_hundred(guest: Guest, agent: Agent) -> None:
    for number in range(201):
        agent.answers(guest.chat_id, f"Mensaje {number}")
    history = guest.reads()
    assert [message["content"] for message in history] == [f"Mensaje {number}" for number in range(1, 201)]
    assert len(guest.reads(limit=500)) == 202


@pytest.mark.parametrize("text", ['"' * 4000, "👍" * 4000, "\u2028a" * 2000], ids=["quotes", "emoji", "ends"])
def test_a_guests_answers_carry_256_kilobytes_and_the_rest_comes_by_paging(
    guest: Guest, agent: Agent, text: str
) -> None:
    for _ in range(20):
        agent.answers(guest.chat_id, text)
    seqs = [1, *range(3, 23)]
    history, path = [], "/api/messages/by_chat/"
    replies = [guest.get(path, limit=500)]
    while "link" in replies[-1].headers:
        replies.append(guest.get(path, limit=500, before=replies[-1].json[0]["id"]))
    for reply in reversed(replies):
        history += [message["seq"] for message in reply.json]
    assert history == seqs
    replies += _pages_of_events(guest)
    assert len(replies) > 2
    assert max(_carried(reply) for reply in replies) <= MOST_BYTES_OF_A_GUEST


def _pages_of_events(guest: Guest) -> list[Reply]:
    """Pages of events, the first from 0, by `has_more`."""
    pages = [guest.get("/api/chat/events/", limit=500)]
    while pages[-1].json["has_more"]:
        pages.append(guest.get("/api/chat/events/", limit=500, after=pages[-1].json["seq"]))
    seqs = [event["seq"] for page in pages for event in page.json["events"]]
    assert seqs == list(range(1, pages[-1].json["seq"] + 1))
    return pages


@pytest.mark.settings(message_max_characters=80_000, max_body_bytes=200_000)
def test_a_message_that_is_larger_than_an_answer_comes_all_the_same(guest: Guest, agent: Agent) -> None:
    for _ in range(3):
        agent.answers(guest.chat_id, '"' * 80_000)  # 320,000 bytes as Lambda carries it
    assert [len(page.json["events"]) for page in _pages_of_events(guest)] == [2, 1, 1, 1]
    assert [message["seq"] for message in guest.reads()] == [5]


def test_a_feed_carries_what_lambda_takes(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    path = "/api/agents/me/events/"
    after = agent.get(path).json["after"]
    for _ in range(300):
        agent.answers(guest.chat_id, '"' * 4000)
    pages: list[Reply] = []
    while not pages or pages[-1].json["has_more"]:
        pages.append(agent.get(path, limit=500, after=after))
        after = pages[-1].json["after"]
    seqs = [each["event"]["seq"] for page in pages for each in page.json["events"]]
    assert seqs == list(range(3, 303))
    assert max(_carried(page) for page in pages) <= MOST_BYTES
