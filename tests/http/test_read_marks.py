"""The agent's side of reading: exact, repeatable, and all or nothing."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest, open_chat
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_field, is_time

BULK = "/api/messages/mark_bulk_read/"
CHAT = "/api/messages/mark_chat_read/"


@pytest.fixture
def ids(guest: Guest, agent: Agent) -> list[str]:
    """Three messages of the guest, all unread, in the agent's chat."""
    agent.takes(guest.chat_id)
    first = guest.reads()[0]["id"]
    return [first, *(guest.says(text)["id"] for text in ("Dos", "Tres"))]


def _read(guest: Guest) -> list[bool]:
    return [message["is_read"] for message in guest.reads()]


def test_marking_the_third_of_three_leaves_two(guest: Guest, agent: Agent, ids: list[str]) -> None:
    answer = agent.post(f"/api/messages/{ids[2]}/mark_read/").expect(200)
    assert answer == {"success": True, "marked": 1, "unread_count": 2}
    assert _read(guest) == [False, False, True]
    assert agent.unread(guest.chat_id) == 2
    assert agent.sees(guest.chat_id)["unread_messages_count"] == 2


def test_each_message_is_marked_once(guest: Guest, agent: Agent, ids: list[str], clock: FakeClock) -> None:
    for expected in (1, 0, 0):
        answer = agent.post(f"/api/messages/{ids[1]}/mark_read/", {}).expect(200)
        assert answer == {"success": True, "marked": expected, "unread_count": 2}
        clock.advance(10)
    assert guest.reads()[1]["read_at"] == "2100-01-15T10:30:00.000Z"


def test_a_single_mark_a_bulk_and_the_whole_chat_agree(
    guest: Guest, agent: Agent, ids: list[str], clock: FakeClock
) -> None:
    agent.post(f"/api/messages/{ids[1]}/mark_read/").expect(200)
    clock.advance(60)
    bulk = agent.post(BULK, {"message_ids": ids[1:]}).expect(200)
    assert bulk == {"success": True, "marked": 1, "unread_count": 1}
    clock.advance(60)
    whole = agent.post(CHAT, {"chat_room_id": guest.chat_id}).expect(200)
    assert whole == {"success": True, "marked": 1, "unread_count": 0}
    minutes = [message["read_at"][11:16] for message in guest.reads()]
    assert minutes == ["10:32", "10:30", "10:31"]


def test_what_the_whole_chats_mark_covers_is_not_marked_again(
    guest: Guest, agent: Agent, ids: list[str]
) -> None:
    agent.post(CHAT, {"chat_room_id": guest.chat_id}).expect(200)
    events = guest.events()
    nothing = {"success": True, "marked": 0, "unread_count": 0}
    assert agent.post(f"/api/messages/{ids[1]}/mark_read/").expect(200) == nothing
    assert agent.post(BULK, {"message_ids": ids}).expect(200) == nothing
    assert guest.events() == events


def test_reading_the_history_marks_it(guest: Guest, agent: Agent, ids: list[str]) -> None:
    for message in agent.reads(guest.chat_id):
        assert message["is_read"] is True
        assert is_time(message["read_at"])
    assert agent.unread(guest.chat_id) == 0
    guest.says("Cuatro")
    assert agent.unread(guest.chat_id) == 1
    assert _read(guest) == [True, True, True, False]


def test_a_page_marks_up_to_its_newest_message_alone(guest: Guest, agent: Agent, ids: list[str]) -> None:
    page = agent.reads(guest.chat_id, before=ids[2], limit=1)
    assert [(message["id"], message["is_read"]) for message in page] == [(ids[1], True)]
    assert _read(guest) == [True, True, False]
    assert agent.unread(guest.chat_id) == 1


def test_ones_own_messages_are_not_counted(guest: Guest, agent: Agent, ids: list[str]) -> None:
    own = agent.answers(guest.chat_id)["id"]
    single = agent.post(f"/api/messages/{own}/mark_read/").expect(200)
    assert (single["marked"], single["unread_count"]) == (0, 3)
    bulk = agent.post(BULK, {"message_ids": [own, ids[0]]}).expect(200)
    assert (bulk["marked"], bulk["unread_count"]) == (1, 2)
    assert guest.status()["unread_messages"] == 1


def test_a_message_named_twice_is_marked_once(agent: Agent, ids: list[str]) -> None:
    answer = agent.post(BULK, {"message_ids": [ids[0], ids[0]]}).expect(200)
    assert (answer["marked"], answer["unread_count"]) == (1, 2)


@pytest.mark.parametrize("wrong", ["msg-1", "ñ", "a" * 3000])
def test_what_is_no_message_is_not_found(agent: Agent, wrong: str) -> None:
    check_error(agent.post(BULK, {"message_ids": [wrong]}), 404, "message_not_found")


def test_an_unknown_message_marks_nothing(guest: Guest, agent: Agent, ids: list[str]) -> None:
    unknown = ids[0][:-1] + "9"
    named = [ids[0], unknown]
    check_error(agent.post(BULK, {"message_ids": named}), 404, "message_not_found")
    check_error(agent.post(f"/api/messages/{unknown}/mark_read/"), 404, "message_not_found")
    assert _read(guest) == [False] * 3


def test_messages_of_two_chats_mark_nothing(api: Api, guest: Guest, agent: Agent, ids: list[str]) -> None:
    other = open_chat(api)
    agent.takes(other.chat_id)
    theirs = other.reads()[0]["id"]
    check_field(agent.post(BULK, {"message_ids": [ids[0], theirs]}), "message_ids")
    assert agent.unread(guest.chat_id) == 3
    assert agent.unread(other.chat_id) == 1


def test_ninety_may_be_named_and_no_more(guest: Guest, agent: Agent, ids: list[str]) -> None:
    check_field(agent.post(BULK, {"message_ids": ids[:1] * 91}), "message_ids", "Máximo 90 elementos")
    assert _read(guest) == [False] * 3
    assert agent.post(BULK, {"message_ids": ids[:1] * 90}).expect(200)["marked"] == 1


@pytest.mark.parametrize("value", [None, "msg-1", 5, {}, [1], [None], [["msg-1"]], True])
def test_a_list_of_another_form_is_refused(agent: Agent, value: object) -> None:
    check_field(agent.post(BULK, {"message_ids": value}), "message_ids")


def test_the_sum_is_over_ones_active_chats(
    api: Api, guest: Guest, agent: Agent, other_agent: Agent, ids: list[str]
) -> None:
    waiting, others, resolved = open_chat(api), open_chat(api), open_chat(api)
    other_agent.takes(others.chat_id)
    agent.resolves(resolved.chat_id)
    second = open_chat(api)
    agent.takes(second.chat_id)
    assert agent.get("/api/messages/unread_count/").expect(200) == {"unread_count": 4}
    assert agent.unread(waiting.chat_id) == 1
