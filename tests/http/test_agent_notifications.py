"""What tells agents that somebody waits or wrote."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.shapes import check_field, is_time, is_url_safe

LIST = "/api/notifications/"
UNREAD = "/api/notifications/unread_count/"


def test_at_first_there_are_none(agent: Agent) -> None:
    assert agent.notifications() == {"notifications": [], "unread_count": 0, "total_count": 0}
    assert agent.get(UNREAD).expect(200) == {"unread_count": 0}


def test_a_new_chat_is_told_to_every_available_agent(api: Api, agent: Agent, other_agent: Agent) -> None:
    guest = open_chat(api)
    for told in (agent, other_agent):
        listed = told.notifications()
        (one,) = listed["notifications"]
        assert (listed["unread_count"], listed["total_count"]) == (1, 1)
        assert is_url_safe(one.pop("id"))
        assert is_time(one.pop("created_at"))
        assert one == {
            "type": "new_chat",
            "title": "Nuevo chat asignado",
            "message": "Tienes un nuevo chat de Juan Pérez",
            "chat_room_id": guest.chat_id,
            "is_read": False,
            "read_at": None,
        }


def test_who_is_away_is_not_told(api: Api, agent: Agent, other_agent: Agent) -> None:
    agent.post("/api/agents/me/availability/", {"is_available": False}).expect(200)
    open_chat(api)
    assert agent.notifications()["total_count"] == 0
    assert other_agent.notifications()["total_count"] == 1


@pytest.mark.settings(notify_agents=1)
def test_no_more_agents_are_told_than_the_setting_says(api: Api, agent: Agent, other_agent: Agent) -> None:
    open_chat(api)
    told = [who.notifications()["total_count"] for who in (agent, other_agent)]
    assert sorted(told) == [0, 1]


def test_a_session_that_is_not_completed_is_told_to_nobody(api: Api, agent: Agent) -> None:
    api.post("/api/chat/start_chat/", {"initial_message": "Hola"}).expect(201)
    assert agent.notifications()["total_count"] == 0


def test_a_message_is_told_to_the_chats_agent_alone(guest: Guest, agent: Agent, other_agent: Agent) -> None:
    agent.takes(guest.chat_id)
    guest.says("Mi número de orden es 12345")
    (one,) = agent.notifications()["notifications"]
    assert one["type"] == "new_message"
    assert one["title"] == "Nuevo mensaje"
    assert one["message"] == "Juan Pérez ha enviado un mensaje"
    assert one["chat_room_id"] == guest.chat_id
    assert other_agent.notifications()["total_count"] == 0


def test_an_agents_own_doings_are_not_told(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    agent.resolves(guest.chat_id)
    agent.closes(guest.chat_id)
    assert agent.notifications()["total_count"] == 0


def test_the_texts_follow_the_callers_language(api: Api, agent: Agent) -> None:
    guest = open_chat(api)
    agent.takes(guest.chat_id)
    guest.says("¿Hola?")
    listed = agent.api.having(Charla_Language="en").get(LIST).expect(200)["notifications"]
    assert {(one["type"], one["title"], one["message"]) for one in listed} == {
        ("new_message", "New message", "Juan Pérez sent a message"),
        ("new_chat", "New chat assigned", "You have a new chat from Juan Pérez"),
    }


@pytest.fixture
def told(api: Api, agent: Agent, clock: FakeClock) -> list[str]:
    """The ids of six notifications, newest first, the third and the fifth read."""
    guest = open_chat(api)
    agent.takes(guest.chat_id)
    for number in range(5):
        clock.advance(1)
        guest.says(f"Mensaje {number}")
    ids = [one["id"] for one in agent.notifications()["notifications"]]
    body = {"notification_ids": [ids[2], ids[4]]}
    agent.post("/api/notifications/mark_read/", body).expect(200)
    return ids


def _ids(listed: dict[str, list[dict[str, str]]]) -> list[str]:
    return [one["id"] for one in listed["notifications"]]


def test_the_newest_comes_first(agent: Agent, told: list[str]) -> None:
    times = [one["created_at"] for one in agent.notifications()["notifications"]]
    assert times == sorted(times, reverse=True)
    assert len(set(times)) == 6


def test_the_counts_are_of_all_whatever_is_asked(agent: Agent, told: list[str]) -> None:
    for query in ({}, {"limit": 2}, {"unread": "true"}, {"before": told[4]}):
        listed = agent.notifications(**query)
        assert (listed["unread_count"], listed["total_count"]) == (4, 6)
    assert agent.get(UNREAD).expect(200) == {"unread_count": 4}


def test_before_pages_through_the_whole_list(agent: Agent, told: list[str]) -> None:
    assert _ids(agent.notifications(limit=2)) == told[:2]
    assert _ids(agent.notifications(limit=2, before=told[1])) == told[2:4]
    assert _ids(agent.notifications(before=told[3])) == told[4:]
    assert _ids(agent.notifications(before=told[5])) == []


def test_the_unread_ones_can_be_asked_for(agent: Agent, told: list[str]) -> None:
    unread = [told[0], told[1], told[3], told[5]]
    assert _ids(agent.notifications(unread="true")) == unread
    assert _ids(agent.notifications(unread="true", limit=3)) == unread[:3]
    assert _ids(agent.notifications(unread="true", limit=3, before=told[3])) == unread[3:]
    assert _ids(agent.notifications(unread="false")) == told


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "101"}, {"limit": "many"}, {"unread": "perhaps"}]
)
def test_nonsense_is_refused(agent: Agent, query: dict[str, str]) -> None:
    check_field(agent.get(LIST, **query), next(iter(query)))
