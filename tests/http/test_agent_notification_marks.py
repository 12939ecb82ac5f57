"""Agents mark their notifications read."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import open_chat
from tests.clock import FakeClock
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_field, is_time

MARK = "/api/notifications/mark_read/"
MARK_ALL = "/api/notifications/mark_all_read/"
UNREAD = "/api/notifications/unread_count/"


@pytest.fixture
def told(api: Api, agent: Agent, other_agent: Agent, stage: SceneCache) -> list[str]:
    """The ids of four notifications of `agent`, newest first; `other_agent` has three."""
    return stage.play("three chats and a message", lambda: _come(api, agent))


def _come(api: Api, agent: Agent) -> list[str]:
    guests = [open_chat(api) for _ in range(3)]
    agent.takes(guests[0].chat_id)
    guests[0].says("¿Hola?")
    return [one["id"] for one in agent.notifications()["notifications"]]


def test_marking_some_leaves_the_rest(agent: Agent, told: list[str]) -> None:
    answer = agent.post(MARK, {"notification_ids": told[1:3]}).expect(200)
    assert answer == {"success": True, "marked": 2, "unread_count": 2}
    listed = agent.notifications()
    assert [one["is_read"] for one in listed["notifications"]] == [False, True, True, False]
    assert (listed["unread_count"], listed["total_count"]) == (2, 4)


def test_marking_again_marks_nothing_and_moves_no_time(
    agent: Agent, told: list[str], clock: FakeClock
) -> None:
    agent.post(MARK, {"notification_ids": told[:1]}).expect(200)
    (first, *_) = agent.notifications()["notifications"]
    assert is_time(first["read_at"])
    clock.advance(60)
    again = agent.post(MARK, {"notification_ids": told[:1]}).expect(200)
    assert again == {"success": True, "marked": 0, "unread_count": 3}
    agent.post(MARK_ALL).expect(200)
    assert agent.notifications()["notifications"][0] == first


def test_marking_all(agent: Agent, other_agent: Agent, told: list[str]) -> None:
    answer = agent.post(MARK_ALL).expect(200)
    assert answer == {"success": True, "marked": 4, "unread_count": 0}
    assert agent.get(UNREAD).expect(200) == {"unread_count": 0}
    assert all(one["is_read"] for one in agent.notifications()["notifications"])
    assert agent.notifications(unread="true")["notifications"] == []
    assert other_agent.get(UNREAD).expect(200) == {"unread_count": 3}


def test_marking_all_again_marks_nothing(agent: Agent, told: list[str]) -> None:
    agent.post(MARK_ALL, {}).expect(200)
    assert agent.post(MARK_ALL).expect(200) == {"success": True, "marked": 0, "unread_count": 0}


def test_what_comes_after_marking_all_is_unread(
    api: Api, agent: Agent, told: list[str], clock: FakeClock
) -> None:
    agent.post(MARK_ALL).expect(200)
    clock.advance(1)
    open_chat(api)
    listed = agent.notifications()
    assert [one["is_read"] for one in listed["notifications"]] == [False, True, True, True, True]
    assert (listed["unread_count"], listed["total_count"]) == (1, 5)


def test_ids_of_others_are_passed_over(agent: Agent, other_agent: Agent, told: list[str]) -> None:
    theirs = other_agent.notifications()["notifications"][0]["id"]
    named = ["notif-1", "a" * 500, theirs, told[0], told[0]]
    answer = agent.post(MARK, {"notification_ids": named}).expect(200)
    assert answer == {"success": True, "marked": 1, "unread_count": 3}
    assert other_agent.get(UNREAD).expect(200) == {"unread_count": 3}


def test_an_empty_list_marks_none(agent: Agent, told: list[str]) -> None:
    answer = agent.post(MARK, {"notification_ids": []}).expect(200)
    assert answer == {"success": True, "marked": 0, "unread_count": 4}


@pytest.mark.parametrize("body", [{}, {"notification_ids": None}])
def test_agents_must_name_them(agent: Agent, told: list[str], body: dict[str, None]) -> None:
    check_field(agent.post(MARK, body), "notification_ids", "Este campo es obligatorio")
    assert agent.get(UNREAD).expect(200) == {"unread_count": 4}


@pytest.mark.parametrize("value", ["notif-1", 5, {}, [1], [None], [["a"]], True, ["a"] * 91])
def test_a_list_of_another_form_is_refused(agent: Agent, value: object) -> None:
    check_field(agent.post(MARK, {"notification_ids": value}), "notification_ids")


def test_ninety_may_be_named(agent: Agent) -> None:
    assert agent.post(MARK, {"notification_ids": ["a"] * 90}).expect(200)["marked"] == 0


@pytest.mark.settings(chats_per_ip=1000)
def test_thirty_chats_count_exactly(api: Api, agent: Agent) -> None:
    guests = [open_chat(api) for _ in range(30)]
    for guest in guests[:10]:
        agent.takes(guest.chat_id)
        guest.says("¿Hola?")
    listed = agent.notifications(limit=100)
    assert (listed["unread_count"], listed["total_count"]) == (40, 40)
    some = [one["id"] for one in listed["notifications"]][5:35]
    assert agent.post(MARK, {"notification_ids": some}).expect(200)["marked"] == 30
    assert agent.get(UNREAD).expect(200) == {"unread_count": 10}
    assert len(agent.notifications(unread="true")["notifications"]) == 10
    assert agent.post(MARK_ALL).expect(200)["marked"] == 10
