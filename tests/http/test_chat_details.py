"""GET /api/chatrooms/{id}/: a chat in full."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import HELLO, Agent, Guest, complete, start_session
from tests.http.gateway import Api
from tests.http.shapes import check_headers, is_time

CARLOS = {"first_name": "Carlos", "last_name": "López"}


def test_a_waiting_chat_has_every_field(guest: Guest, agent: Agent) -> None:
    reply = agent.get(f"/api/chatrooms/{guest.chat_id}/")
    chat = reply.expect(200)
    check_headers(reply)
    assert is_time(chat["created_at"])
    expected = {
        "id": guest.chat_id,
        "subject": "Chat de Juan Pérez",
        "status": "waiting",
        "agent": None,
        "initial_message": HELLO,
        "resolved_at": None,
        "closed_at": None,
        "page_url": None,
        "referrer": None,
        "locale": None,
        "unread_messages_count": 1,
    }
    assert {name: chat[name] for name in expected} == expected


def test_a_chat_tells_how_to_reach_its_guest(guest: Guest, agent: Agent) -> None:
    assert agent.sees(guest.chat_id)["chat_user"] == {
        "full_name": "Juan Pérez",
        "email": "usuario@ejemplo.com",
        "phone_number": "+1234567890",
    }


def test_the_subject_follows_the_callers_language(guest: Guest, agent: Agent) -> None:
    reply = agent.api.having(Charla_Language="en").get(f"/api/chatrooms/{guest.chat_id}/")
    assert reply.expect(200)["subject"] == "Chat with Juan Pérez"


def test_an_active_chat_names_its_agent(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    chat = agent.sees(guest.chat_id)
    assert chat["status"] == "active"
    assert chat["agent"]["id"] == agent.id
    user = chat["agent"]["user"]
    assert {name: user[name] for name in CARLOS} == CARLOS


def test_the_unread_count_follows_the_reading(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    guest.says("Mi número de orden es 12345")
    assert agent.sees(guest.chat_id)["unread_messages_count"] == 2
    assert agent.sees(guest.chat_id)["unread_messages_count"] == 2
    agent.reads(guest.chat_id)
    assert agent.sees(guest.chat_id)["unread_messages_count"] == 0


def test_an_unread_count_of_the_agents_own_messages_is_none(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    agent.reads(guest.chat_id)
    agent.answers(guest.chat_id)
    assert agent.sees(guest.chat_id)["unread_messages_count"] == 0


def _chat_from(api: Api, agent: Agent, **page: object) -> dict[str, object]:
    chat = complete(api, start_session(api, HELLO, **page)).expect(201)
    seen: dict[str, object] = agent.sees(chat["chat_room_id"])
    return {name: seen[name] for name in ("page_url", "referrer", "locale")}


def test_the_page_the_guest_came_from_is_kept(api: Api, agent: Agent) -> None:
    page = {
        "page_url": "https://tienda.example/pedido?id=1#pago",
        "referrer": "http://buscador.example/?q=tienda",
        "locale": "es-ES",
    }
    assert _chat_from(api, agent, **page) == page


def test_the_longest_page_is_kept(api: Api, agent: Agent) -> None:
    longest = "https://tienda.example/".ljust(2048, "a")
    page = {"page_url": longest, "referrer": longest, "locale": "x" * 35}
    assert _chat_from(api, agent, **page) == page


DROPPED = [
    {"page_url": "javascript:alert(1)", "referrer": "data:text/html,x", "locale": "x" * 36},
    {"page_url": "https://tienda.example/".ljust(2049, "a"), "referrer": "tienda.example"},
    {"page_url": 7, "referrer": ["https://a.example"], "locale": {"es": 1}},
    {"page_url": "", "referrer": "  ", "locale": ""},
    {"page_url": "file:///etc/passwd", "referrer": "//a.example/", "locale": None},
]


@pytest.mark.parametrize("page", DROPPED)
def test_what_is_no_page_is_dropped(api: Api, agent: Agent, page: dict[str, object]) -> None:
    kept = _chat_from(api, agent, **page)
    assert kept == {"page_url": None, "referrer": None, "locale": None}


def test_an_ended_chat_tells_when(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    clock.advance(60)
    agent.resolves(guest.chat_id)
    clock.advance(60)
    agent.closes(guest.chat_id)
    chat = agent.sees(guest.chat_id)
    assert chat["created_at"] == "2100-01-15T10:30:00.000Z"
    assert chat["resolved_at"] == "2100-01-15T10:31:00.000Z"
    assert chat["closed_at"] == "2100-01-15T10:32:00.000Z"


def test_any_agent_looks_at_a_waiting_chat(guest: Guest, agent: Agent, other_agent: Agent) -> None:
    assert agent.sees(guest.chat_id) == other_agent.sees(guest.chat_id)
    assert len(other_agent.reads(guest.chat_id)) == 1
    assert agent.unread(guest.chat_id) == 1
