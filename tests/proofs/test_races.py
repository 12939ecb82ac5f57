"""Many at once, and one winner: who takes a chat, who begins it, who ends it."""

from collections import Counter
from typing import Any

import pytest

from tests.http.actors import complete, start_session
from tests.http.gateway import Reply
from tests.proofs.audit import audit
from tests.proofs.races import Arena, at_once

MANY = 8
CLIENT_ID = "k3J8-races_of_delivery-00001"


def _statuses(replies: list[Reply]) -> dict[int, int]:
    return dict(Counter(reply.status for reply in replies))


def _messages(arena: Arena, sender: str) -> list[dict[str, Any]]:
    return [row for row in arena.rows().messages if row.get("sender_type") == sender]


def test_one_of_many_agents_takes_a_chat(arena: Arena) -> None:
    agents, chat_id = arena.agents(MANY), arena.guest().chat_id
    replies = at_once(MANY, lambda number: agents[number].act(chat_id, "assign"))
    assert _statuses(replies) == {200: 1, 409: MANY - 1}
    (winner,) = (reply.json["agent"]["user"]["first_name"] for reply in replies if reply.status == 200)
    lost = [reply.json for reply in replies if reply.status == 409]
    assert {(each["code"], each["agent_name"]) for each in lost} == {("already_assigned", winner)}
    assert audit(arena.rows()) == []


def test_one_of_many_first_answers_is_stored(arena: Arena) -> None:
    agents, guest = arena.agents(MANY), arena.guest()
    replies = at_once(MANY, lambda number: agents[number].send(guest.chat_id, f"Soy {number}"))
    assert _statuses(replies) == {201: 1, 403: MANY - 1}
    (winner,) = (reply.json["content"] for reply in replies if reply.status == 201)
    assert [message["content"] for message in _messages(arena, "agent")] == [winner]
    assert audit(arena.rows()) == []


def test_a_session_has_one_chat_however_often_it_is_completed(arena: Arena) -> None:
    arena.agents(2)
    session_id = start_session(arena.api)
    replies = at_once(MANY, lambda _number: complete(arena.api, session_id))
    assert _statuses(replies) == {201: 1, 200: MANY - 1}
    assert len({(reply.json["chat_room_id"], reply.json["guest_token"]) for reply in replies}) == 1
    assert len(_messages(arena, "user")) == 1
    assert audit(arena.rows()) == []


def test_a_clients_secret_starts_one_session(arena: Arena) -> None:
    body = {"initial_message": "Hola", "client_id": CLIENT_ID}
    replies = at_once(MANY, lambda _number: arena.api.post("/api/chat/start_chat/", body))
    assert _statuses(replies) == {201: 1, 200: MANY - 1}
    assert len({reply.json["session_id"] for reply in replies}) == 1
    windows = [row["calls"] for row in arena.rows().sessions if "calls" in row]
    assert windows == [1]


def test_an_identifier_stores_one_message(arena: Arena) -> None:
    guest = arena.guest()
    replies = at_once(MANY, lambda _number: guest.send("Una vez", client_message_id="m-1"))
    assert _statuses(replies) == {201: 1, 200: MANY - 1}
    assert len({reply.json["id"] for reply in replies}) == 1
    assert len(_messages(arena, "user")) == 2
    assert audit(arena.rows()) == []


def test_many_chats_tell_the_same_agents(arena: Arena) -> None:
    agents, chats = arena.agents(3), 30
    sessions = at_once(chats, lambda _number: start_session(arena.api))
    replies = at_once(chats, lambda number: complete(arena.api, sessions[number]))
    assert _statuses(replies) == {201: chats}
    for agent in agents:
        listed = agent.notifications(limit=100)
        assert (listed["total_count"], listed["unread_count"]) == (chats, chats)
        assert len({each["chat_room_id"] for each in listed["notifications"]}) == chats
    assert audit(arena.rows()) == []


@pytest.mark.parametrize("username", ["agente0", "nobody"])
def test_guesses_at_once_do_not_slip_past_the_limit(arena: Arena, username: str) -> None:
    arena.agents(1)
    guesses = [{"username": username, "password": f"guess {number}"} for number in range(20)]
    replies = at_once(20, lambda number: arena.api.post("/api/auth/login/", guesses[number]))
    assert _statuses(replies) == {401: 5, 429: 15}
    assert all(int(reply.headers["retry-after"]) > 0 for reply in replies if reply.status == 429)
