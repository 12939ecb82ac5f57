"""GET /api/chatrooms/{id}/past_chats/: what the same guest asked before."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import open_chat
from tests.clock import FakeClock
from tests.http.shapes import check_error, is_time

pytestmark = pytest.mark.settings(chats_per_ip=1000)


def test_past_chats_are_the_same_guests_earlier_ones(api: Api, agent: Agent, clock: FakeClock) -> None:
    chats = []
    for email in ("ana@a.com", "ana@a.com", "eva@a.com", "ana@a.com", "ana@a.com"):
        chats.append(open_chat(api, email=email).chat_id)
        clock.advance(60)
    agent.closes(chats[0])
    past = agent.get(f"/api/chatrooms/{chats[3]}/past_chats/").expect(200)
    assert [(chat["id"], chat["status"]) for chat in past] == [
        (chats[1], "waiting"),
        (chats[0], "closed"),
    ]
    assert all(chat.keys() == {"id", "subject", "status", "created_at"} for chat in past)
    assert all(is_time(chat["created_at"]) for chat in past)
    assert agent.get(f"/api/chatrooms/{chats[2]}/past_chats/").expect(200) == []


def test_a_guest_is_known_by_any_form_of_the_email(api: Api, agent: Agent, clock: FakeClock) -> None:
    chats = []
    for email in ("ana@ñandú.es", "ANA@xn--and-6ma2c.es", "\u200bana@n\u0303andu\u0301.es", "ana@nandu.es"):
        chats.append(open_chat(api, email=email).chat_id)
        clock.advance(60)
    past = agent.get(f"/api/chatrooms/{chats[2]}/past_chats/").expect(200)
    assert [chat["id"] for chat in past] == [chats[1], chats[0]]
    assert agent.get(f"/api/chatrooms/{chats[3]}/past_chats/").expect(200) == []


def test_no_more_than_twenty_past_chats_are_told(api: Api, agent: Agent, clock: FakeClock) -> None:
    chats = []
    for _ in range(23):
        chats.append(open_chat(api).chat_id)
        clock.advance(1)
    past = agent.get(f"/api/chatrooms/{chats[-1]}/past_chats/").expect(200)
    assert [chat["id"] for chat in past] == chats[-2:-22:-1]


def test_past_chats_of_an_unknown_chat(agent: Agent) -> None:
    check_error(agent.get("/api/chatrooms/chat-uuid-1/past_chats/"), 404, "chat_not_found")
