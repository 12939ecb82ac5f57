"""POST /api/user-notifications/mark_read/: the guest has seen them."""

from uuid import uuid4

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.shapes import check_error, check_field

MARK = "/api/user-notifications/mark_read/"


@pytest.fixture
def told(guest: Guest, agent: Agent) -> list[str]:
    """The ids of four notifications, newest first."""
    agent.answers(guest.chat_id)
    agent.resolves(guest.chat_id)
    agent.closes(guest.chat_id)
    return [one["id"] for one in guest.notifications()["notifications"]]


def test_marking_some_leaves_the_rest(guest: Guest, told: list[str]) -> None:
    chosen = told[1:3]
    answer = guest.post(MARK, notification_ids=chosen).expect(200)
    assert answer == {"success": True, "marked": 2, "unread_count": 2}
    listed = guest.notifications()
    assert [one["id"] for one in listed["notifications"] if one["is_read"]] == chosen
    assert (listed["unread_count"], listed["total_count"]) == (2, 4)


def test_marking_again_marks_nothing_and_moves_no_time(
    guest: Guest, told: list[str], clock: FakeClock
) -> None:
    guest.post(MARK, notification_ids=told[:1]).expect(200)
    (first, *_) = guest.notifications()["notifications"]
    clock.advance(60)
    answer = guest.post(MARK, notification_ids=told[:1]).expect(200)
    assert answer == {"success": True, "marked": 0, "unread_count": 3}
    guest.post(MARK).expect(200)
    assert guest.notifications()["notifications"][0] == first


@pytest.mark.parametrize("fields", [{}, {"notification_ids": None}])
def test_naming_none_marks_all(guest: Guest, told: list[str], fields: dict[str, None]) -> None:
    answer = guest.post(MARK, **fields).expect(200)
    assert answer == {"success": True, "marked": len(told), "unread_count": 0}
    assert all(one["is_read"] for one in guest.notifications()["notifications"])


def test_what_comes_after_marking_all_is_unread(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    guest.post(MARK).expect(200)
    agent.answers(guest.chat_id, "Otra cosa")
    listed = guest.notifications()
    assert [one["is_read"] for one in listed["notifications"]] == [False, True, True]
    assert (listed["unread_count"], listed["total_count"]) == (1, 3)


def test_an_empty_list_marks_none(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    answer = guest.post(MARK, notification_ids=[]).expect(200)
    assert answer == {"success": True, "marked": 0, "unread_count": 1}


def test_ids_of_others_are_passed_over(api: Api, guest: Guest, agent: Agent) -> None:
    other = open_chat(api)
    agent.takes(guest.chat_id)
    agent.takes(other.chat_id)
    (theirs,) = other.notifications()["notifications"]
    (own,) = guest.notifications()["notifications"]
    named = [theirs["id"], "n1", "a" * 500, own["id"], own["id"]]
    answer = guest.post(MARK, notification_ids=named).expect(200)
    assert answer == {"success": True, "marked": 1, "unread_count": 0}
    assert other.notifications()["unread_count"] == 1


@pytest.mark.parametrize("ids", ["n1", 5, {"a": 1}, [1], [None], [["n1"]], ["n1"] * 91, True])
def test_a_list_of_another_form_is_refused(guest: Guest, ids: object) -> None:
    check_field(guest.post(MARK, notification_ids=ids), "notification_ids")


def test_ninety_may_be_named(guest: Guest) -> None:
    assert guest.post(MARK, notification_ids=["n1"] * 90).expect(200)["marked"] == 0


def test_an_unknown_chat_is_not_found(api: Api) -> None:
    reply = api.post(MARK, {"chat_room_id": str(uuid4())})
    check_error(reply, 404, "chat_not_found")


@pytest.mark.parametrize("chat_id", [None, "", 7, ["a"]])
def test_a_chats_id_of_another_type_is_refused(api: Api, chat_id: object) -> None:
    check_field(api.post(MARK, {"chat_room_id": chat_id}), "chat_room_id")
