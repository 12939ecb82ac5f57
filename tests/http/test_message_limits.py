"""How many messages a guest may send in a minute."""

import pytest

from tests.clock import FakeClock
from tests.http.actors import Agent, Guest, open_chat
from tests.http.gateway import Api
from tests.http.shapes import check_error, check_limit


def test_a_guest_sends_thirty_messages_a_minute(guest: Guest, clock: FakeClock) -> None:
    clock.advance(60)
    for number in range(30):
        guest.says(f"Mensaje {number}")
    refusal = guest.send("Uno más")
    assert check_limit(refusal, "too_many_messages", 60) == 60
    assert refusal.json["error"] == "Estás enviando mensajes muy rápido. Espera un momento."
    assert len(guest.reads()) == 31
    clock.advance(60)
    guest.says("Uno más")


@pytest.mark.settings(guest_messages_per_minute=2)
def test_a_minute_later_the_count_begins_anew(guest: Guest, clock: FakeClock) -> None:
    for _ in range(3):
        clock.advance(60)
        guest.says("Uno")
        guest.post("/api/messages/send_guest_message/", content="Dos").expect(201)
        check_limit(guest.send("Tres"), "too_many_messages", 60)


@pytest.mark.settings(guest_messages_per_minute=1)
def test_the_count_is_the_chats_and_the_guests(
    api: Api, guest: Guest, agent: Agent, clock: FakeClock
) -> None:
    other = open_chat(api)
    clock.advance(60)
    guest.says("Uno")
    check_limit(guest.send("Dos"), "too_many_messages", 60)
    other.says("Uno")
    for _ in range(3):
        agent.answers(guest.chat_id)


@pytest.mark.settings(guest_messages_per_minute=1)
def test_a_closed_chat_is_told_as_closed_even_over_the_limit(
    guest: Guest, agent: Agent, clock: FakeClock
) -> None:
    clock.advance(60)
    guest.says("Uno")
    agent.closes(guest.chat_id)
    check_error(guest.send("Dos"), 400, "chat_closed")
