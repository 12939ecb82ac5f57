"""Reading a chat's messages, whole and in pages: both sides and both calls alike."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from client.agent import Agent
from client.api import Reply
from client.guest import Guest
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_field, check_headers

Read = Callable[..., Reply]
_PREV = re.compile(r'<([^>]+)>; rel="prev"')


@pytest.fixture(params=["the agent's", "the agent's by_chat", "the guest's"])
def read(request: pytest.FixtureRequest, guest: Guest, agent: Agent, stage: SceneCache) -> Read:
    """One of the ways to the history of `guest`'s chat, which is `agent`'s."""
    stage.play("taken", lambda: agent.takes(guest.chat_id))
    if request.param == "the agent's":
        return lambda **query: agent.get(f"/api/chatrooms/{guest.chat_id}/messages/", **query)
    side = agent if request.param == "the agent's by_chat" else guest.api
    return lambda **q: side.get("/api/messages/by_chat/", chat_room_id=guest.chat_id, **q)


@pytest.fixture
def ids(guest: Guest, agent: Agent, read: Read, stage: SceneCache) -> list[str]:
    """The ids of nine messages, oldest first, from both sides."""
    return stage.play("nine messages", lambda: _talk(guest, agent))


def _talk(guest: Guest, agent: Agent) -> list[str]:
    for number in range(4):
        guest.says(f"Pregunta {number}")
        agent.answers(guest.chat_id, f"Respuesta {number}")
    return [message["id"] for message in guest.reads()]


def _ids(reply: Reply) -> list[str]:
    return [message["id"] for message in reply.expect(200)]


def test_the_whole_chat_comes_oldest_first(read: Read, ids: list[str]) -> None:
    reply = read()
    check_headers(reply)
    assert _ids(reply) == ids
    assert len(set(ids)) == 9
    assert "link" not in reply.headers
    senders = [message["sender_type"] for message in reply.json]
    assert senders == ["user"] + ["user", "agent"] * 4


def test_agents_messages_tell_who_wrote_them(read: Read, ids: list[str]) -> None:
    for message in read().expect(200):
        sender: Any = message.get("agent_sender")
        if message["sender_type"] == "agent":
            names = sender["user"]["first_name"], sender["user"]["last_name"]
            assert names == ("Carlos", "López")
        else:
            assert sender is None


def test_a_limit_gives_the_newest(read: Read, ids: list[str]) -> None:
    assert _ids(read(limit=3)) == ids[-3:]
    assert _ids(read(limit=500)) == ids


def test_before_gives_what_stands_before(read: Read, ids: list[str]) -> None:
    assert _ids(read(before=ids[5])) == ids[:5]
    assert _ids(read(before=ids[5], limit=2)) == ids[3:5]
    assert _ids(read(before=ids[0])) == []


def test_after_gives_what_came_after(read: Read, ids: list[str]) -> None:
    assert _ids(read(after=ids[5])) == ids[6:]
    assert _ids(read(after=ids[2], limit=2)) == ids[3:5]
    assert _ids(read(after=ids[-1])) == []


@pytest.mark.parametrize("limit", [1, 2, 4, 8, 9])
def test_following_the_links_walks_the_whole_history(
    agent: Agent, guest: Guest, read: Read, ids: list[str], limit: int
) -> None:
    reply = read(limit=limit)
    pages = [_ids(reply)]
    while link := _PREV.search(reply.headers.get("link", "")):
        path = re.sub(r"^https?://[^/]+", "", link[1])
        follow = guest.api if "by_chat" in path else agent.api
        reply = follow.get(path)
        pages.append(_ids(reply))
    assert [message for page in reversed(pages) for message in page] == ids
    whole, rest = divmod(len(ids), limit)
    assert [len(page) for page in pages] == [limit] * whole + [rest] * (rest > 0)


def test_events_that_are_no_messages_are_passed_over(
    guest: Guest, agent: Agent, read: Read, ids: list[str]
) -> None:
    for _ in range(3):
        agent.resolves(guest.chat_id)
        agent.act(guest.chat_id, "send_message", {"content": "Abro otra vez"})
    everything = _ids(read())
    assert everything[:9] == ids
    assert len(everything) == 12
    assert _ids(read(limit=5)) == everything[-5:]
    assert _ids(read(limit=4, before=everything[10])) == everything[6:10]


@pytest.mark.parametrize("limit", ["0", "501", "-1", "many", "1.5", "1e2", "٣"])
def test_a_nonsense_limit_is_refused(read: Read, limit: str) -> None:
    check_field(read(limit=limit), "limit")


@pytest.mark.parametrize("name", ["before", "after"])
@pytest.mark.parametrize("value", ["msg-1", "1", "ñ"])
def test_a_cursor_that_is_no_message_is_refused(read: Read, name: str, value: str) -> None:
    check_field(read(**{name: value}), name)


def test_an_agents_by_chat_needs_the_chat(agent: Agent) -> None:
    check_field(agent.get("/api/messages/by_chat/"), "chat_room_id")
