"""GET /api/chatrooms/filtered_chats/: who sees which chats, counted how."""

from typing import Any

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_headers, is_time

LIST = "/api/chatrooms/filtered_chats/"
pytestmark = pytest.mark.settings(chats_per_ip=1000)


def test_an_empty_list(agent: Agent) -> None:
    reply = agent.get(LIST)
    check_headers(reply)
    assert reply.expect(200) == {
        "chats": [],
        "pagination": {
            "current_page": 1,
            "total_pages": 0,
            "total_chats": 0,
            "has_next": False,
            "has_previous": False,
        },
        "filters": {"status": None, "ordering": None, "page": None, "page_size": None},
    }


def test_a_listed_chat_has_every_field(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    clock.advance(60)
    guest.says("¿Hay alguien?")
    listed = agent.get(LIST, status="waiting", page=1, page_size=20).expect(200)
    (chat,) = listed["chats"]
    assert is_time(chat["created_at"])
    assert chat["last_message_at"] == "2100-01-15T10:31:00.000Z"
    expected = {
        "id": guest.chat_id,
        "subject": "Chat de Juan Pérez",
        "status": "waiting",
        "unread_messages_count": 2,
        "last_message": "¿Hay alguien?",
    }
    assert {name: chat[name] for name in expected} == expected
    assert chat["chat_user"]["full_name"] == "Juan Pérez"
    assert chat["chat_user"]["email"] == "usuario@ejemplo.com"


def test_the_list_tells_its_page_and_what_was_asked(guest: Guest, agent: Agent) -> None:
    listed = agent.get(LIST, status="waiting", page=1, page_size=20).expect(200)
    assert listed["pagination"] == {
        "current_page": 1,
        "total_pages": 1,
        "total_chats": 1,
        "has_next": False,
        "has_previous": False,
    }
    filters = listed["filters"]
    assert (filters["status"], filters["page"], filters["page_size"]) == ("waiting", 1, 20)


LAST_MESSAGES = [
    ("a" * 100, "a" * 100),
    ("a" * 101, "a" * 100 + "..."),
    ("👍" * 101, "👍" * 100 + "..."),
    ("Uno\nDos", "Uno\nDos"),
]


@pytest.mark.parametrize(("written", "shown"), LAST_MESSAGES)
def test_a_long_last_message_is_cut(guest: Guest, agent: Agent, written: str, shown: str) -> None:
    agent.answers(guest.chat_id, written)
    (chat,) = agent.get(LIST).expect(200)["chats"]
    assert chat["last_message"] == shown


def test_the_subject_follows_the_callers_language(guest: Guest, agent: Agent) -> None:
    (chat,) = agent.api.having(Charla_Language="en").get(LIST).expect(200)["chats"]
    assert chat["subject"] == "Chat with Juan Pérez"


@pytest.fixture
def house(api: Api, agent: Agent, other_agent: Agent, stage: SceneCache) -> dict[str, list[str]]:
    """Two waiting chats; of each agent an active, a resolved and a closed one: status -> ids."""
    return stage.play("house", lambda: _furnish(api, agent, other_agent))


def _furnish(api: Api, *agents: Agent) -> dict[str, list[str]]:
    chats: dict[str, list[str]] = {"waiting": [open_chat(api).chat_id for _ in range(2)]}
    for who in agents:
        active, resolved, closed = (open_chat(api).chat_id for _ in range(3))
        who.takes(active)
        who.resolves(resolved)
        who.closes(closed)
        for status, chat_id in (("active", active), ("resolved", resolved), ("closed", closed)):
            chats.setdefault(status, []).append(chat_id)
    return chats


def _ids_and_total(who: Agent, **query: Any) -> tuple[set[str], int]:
    listed = who.get(LIST, **query).expect(200)
    return {chat["id"] for chat in listed["chats"]}, listed["pagination"]["total_chats"]


@pytest.mark.parametrize("status", ["active", "resolved", "closed"])
def test_an_agent_sees_its_own_chats(
    agent: Agent, other_agent: Agent, house: dict[str, list[str]], status: str
) -> None:
    own, others = house[status]
    assert _ids_and_total(agent, status=status) == ({own}, 1)
    assert _ids_and_total(other_agent, status=status) == ({others}, 1)


def test_every_agent_sees_the_queue(
    agent: Agent, other_agent: Agent, admin: Agent, house: dict[str, list[str]]
) -> None:
    for who in (agent, other_agent, admin):
        assert _ids_and_total(who, status="waiting") == (set(house["waiting"]), 2)


@pytest.mark.parametrize("status", ["active", "resolved", "closed"])
def test_an_admin_sees_everybodys_chats(admin: Agent, house: dict[str, list[str]], status: str) -> None:
    assert _ids_and_total(admin, status=status) == (set(house[status]), 2)


def test_without_a_status_all_are_listed(agent: Agent, admin: Agent, house: dict[str, list[str]]) -> None:
    everything = {chat_id for ids in house.values() for chat_id in ids}
    assert _ids_and_total(admin) == (everything, 8)
    own = {*house["waiting"], *(house[s][0] for s in ("active", "resolved", "closed"))}
    assert _ids_and_total(agent) == (own, 5)


def test_a_chat_moves_from_list_to_list(guest: Guest, agent: Agent) -> None:
    def totals() -> list[int]:
        kinds = ("waiting", "active", "resolved", "closed")
        return [_ids_and_total(agent, status=status)[1] for status in kinds]

    assert totals() == [1, 0, 0, 0]
    agent.takes(guest.chat_id)
    assert totals() == [0, 1, 0, 0]
    agent.resolves(guest.chat_id)
    assert totals() == [0, 0, 1, 0]
    guest.says("Una cosa más")
    assert totals() == [0, 1, 0, 0]
    agent.closes(guest.chat_id)
    assert totals() == [0, 0, 0, 1]
