"""client_message_id: sending the same again stores nothing and answers the same."""

from collections.abc import Callable
from typing import Any

import pytest

from client.agent import Agent
from client.api import Api, Reply
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_error, check_headers

Send = Callable[..., Reply]
DAY = 24 * 3600
LONGEST = "A-z_0" * 12 + "1234"  # 64 characters


@pytest.fixture(params=["guest", "guest by messages", "agent", "agent by messages"])
def send(request: pytest.FixtureRequest, guest: Guest, agent: Agent, stage: SceneCache) -> Send:
    """One of the four ways to send into `guest`'s chat, which is `agent`'s."""
    stage.play("taken", lambda: agent.takes(guest.chat_id))
    path = "/api/messages/"
    if request.param == "guest":
        return guest.send
    if request.param == "guest by messages":
        return lambda text, **fields: guest.post(f"{path}send_guest_message/", content=text, **fields)
    if request.param == "agent":
        return lambda text, **fields: agent.send(guest.chat_id, text, **fields)
    chat: dict[str, Any] = {"chat_room_id": guest.chat_id}
    return lambda text, **fields: agent.post(path, {**chat, "content": text, **fields})


def _check_replay(reply: Reply, first: Reply) -> None:
    assert reply.expect(200)["id"] == first.json["id"]
    assert reply.json["content"] == first.json["content"]
    assert reply.headers["idempotent-replay"] == "true"
    check_headers(reply)


@pytest.mark.parametrize("name", ["m", "1", "_", "-", LONGEST])
def test_the_same_again_is_answered_with_the_first(guest: Guest, send: Send, name: str) -> None:
    first = send("Hola", client_message_id=name)
    assert first.expect(201)["client_message_id"] == name
    assert "idempotent-replay" not in first.headers
    before = guest.events()
    for _ in range(2):
        _check_replay(send("Hola", client_message_id=name), first)
    assert guest.events() == before


def test_the_same_after_others_is_still_the_first(guest: Guest, send: Send) -> None:
    first = send("Hola", client_message_id="m-1")
    send("Otra", client_message_id="m-2").expect(201)
    send("Y otra").expect(201)
    _check_replay(send("Hola", client_message_id="m-1"), first)
    assert len(guest.reads()) == 4


def test_other_content_under_a_used_id_is_refused(guest: Guest, send: Send) -> None:
    send("Hola", client_message_id="m-1").expect(201)
    envelope = check_error(send("Adiós", client_message_id="m-1"), 409, "idempotency_mismatch")
    assert envelope["error"] == "Ese identificador ya se usó con otro contenido"
    assert len(guest.reads()) == 2


def test_blanks_around_make_no_other_content(send: Send) -> None:
    first = send("Hola", client_message_id="m-1")
    _check_replay(send(" Hola\n", client_message_id="m-1"), first)


def test_it_holds_for_a_day(guest: Guest, clock: FakeClock) -> None:
    first = guest.send("Hola", client_message_id="m-1")
    clock.advance(DAY - 1)
    _check_replay(guest.send("Hola", client_message_id="m-1"), first)
    clock.advance(2)
    second = guest.send("Hola", client_message_id="m-1")
    assert second.expect(201)["id"] != first.json["id"]


def test_a_closed_chat_answers_again_for_a_day_alone(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    first = guest.send("Hola", client_message_id="m-1")
    agent.closes(guest.chat_id)
    clock.advance(DAY - 1)
    _check_replay(guest.send("Hola", client_message_id="m-1"), first)
    clock.advance(2)
    check_error(guest.send("Hola", client_message_id="m-1"), 400, "chat_closed")


def test_a_day_is_not_cut_to_whole_seconds(guest: Guest, clock: FakeClock) -> None:
    clock.advance(0.9)
    first = guest.send("Hola", client_message_id="m-1")
    clock.advance(DAY - 0.1)
    _check_replay(guest.send("Hola", client_message_id="m-1"), first)


def test_other_content_may_take_the_id_after_a_day(guest: Guest, clock: FakeClock) -> None:
    guest.says("Hola", client_message_id="m-1")
    clock.advance(DAY + 1)
    second = guest.send("Adiós", client_message_id="m-1")
    second.expect(201)
    _check_replay(guest.send("Adiós", client_message_id="m-1"), second)


def test_each_sender_has_ids_of_its_own(guest: Guest, agent: Agent) -> None:
    guests = guest.says("Hola", client_message_id="m-1")
    agents = agent.answers(guest.chat_id, "Hola", client_message_id="m-1")
    assert guests["id"] != agents["id"]
    assert len(guest.reads()) == 3


def test_each_chat_has_ids_of_its_own(api: Api, guest: Guest) -> None:
    other = open_chat(api)
    one = guest.says("Hola", client_message_id="m-1")
    two = other.says("Adiós", client_message_id="m-1")
    assert one["chat_room_id"] != two["chat_room_id"]


def test_a_sent_message_is_answered_again_on_a_closed_chat(guest: Guest, agent: Agent, send: Send) -> None:
    first = send("Hola", client_message_id="m-1")
    agent.closes(guest.chat_id)
    _check_replay(send("Hola", client_message_id="m-1"), first)
    check_error(send("Hola", client_message_id="m-2"), 400, "chat_closed")


def test_a_replay_does_not_reopen_a_resolved_chat(guest: Guest, agent: Agent, send: Send) -> None:
    send("Hola", client_message_id="m-1").expect(201)
    agent.resolves(guest.chat_id)
    send("Hola", client_message_id="m-1").expect(200)
    assert guest.status()["status"] == "resolved"


def test_a_refused_send_uses_no_id_up(guest: Guest, send: Send) -> None:
    assert send("", client_message_id="m-1").status == 400
    send("Hola", client_message_id="m-1").expect(201)


@pytest.mark.settings(guest_messages_per_minute=2)
def test_replays_and_refused_sends_are_not_counted(guest: Guest, clock: FakeClock) -> None:
    clock.advance(61)
    first = guest.send("Uno", client_message_id="m-1")
    for _ in range(3):
        _check_replay(guest.send("Uno", client_message_id="m-1"), first)
        assert guest.send("Otro", client_message_id="m-1").status == 409
        assert guest.send("").status == 400
    guest.says("Dos", client_message_id="m-2")
    check_error(guest.send("Tres", client_message_id="m-3"), 429, "too_many_messages")
    _check_replay(guest.send("Uno", client_message_id="m-1"), first)
