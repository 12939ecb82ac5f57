"""What happens is said at once to those whom it concerns, and to nobody else."""

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.live.conftest import LIVE_URL, Connect
from tests.http.live.frames import of_type
from tests.http.live.gateway import Client, Frame, RecordedGateway


def events(client: Client) -> list[Frame]:
    """The events of the frames that came since the last time."""
    return [frame["event"] for frame in of_type("event", client.received())]


def test_both_sides_hear_a_whole_chat(guest: Guest, agent: Agent, at_guest: Client, at_agent: Client) -> None:
    agent.takes(guest.chat_id)
    agent.answers(guest.chat_id, "Hola Juan")
    guest.says("Hola Carlos")
    guest.reads()
    agent.reads(guest.chat_id)
    agent.resolves(guest.chat_id)
    guest.says("Una cosa más")
    agent.act(guest.chat_id, "close").expect(200)
    happened = guest.events(after=1)["events"]
    assert [event["type"] for event in happened] == [
        "assigned", "message", "message", "read", "read", "resolved", "reopened", "message", "closed"
    ]  # fmt: skip
    assert events(at_guest) == happened
    assert events(at_agent) == happened


def test_single_marks_are_heard_too(guest: Guest, agent: Agent, at_guest: Client) -> None:
    agent.takes(guest.chat_id)
    said = guest.says("Hola")
    at_guest.received()
    agent.post(f"/api/messages/{said['id']}/mark_read/").expect(200)
    [event] = events(at_guest)
    assert (event["type"], event["by"], event["message_ids"]) == ("read", "agent", [said["id"]])


def test_all_of_a_guests_tabs_hear(connect: Connect, guest: Guest, at_guest: Client) -> None:
    second = connect()
    second.send(action="subscribe", chat_room_id=guest.chat_id)
    guest.says("Hola")
    assert events(at_guest) == events(second) == guest.events(after=1)["events"]
    second.disconnect()
    guest.says("¿Hola?")
    assert len(events(at_guest)) == 1


def test_a_guest_with_very_many_tabs_hears_in_the_newest(
    connect: Connect, guest: Guest, agent: Agent, at_agent: Client, clock: FakeClock
) -> None:
    agent.takes(guest.chat_id)
    tabs = []
    for _ in range(25):
        clock.advance(0.001)
        tabs.append(connect())
        tabs[-1].send(action="subscribe", chat_room_id=guest.chat_id)
    at_agent.received()
    guest.says("Hola")
    assert [len(events(tab)) for tab in tabs] == [0] * 5 + [1] * 20
    assert len(events(at_agent)) == 1


def test_other_chats_are_not_heard(guest: Guest, agent: Agent, at_guest: Client, at_other: Client) -> None:
    agent.takes(guest.chat_id)
    other = open_chat(guest.api, "Otro chat")
    at_guest.received()
    at_other.received()
    other.says("Hola")
    assert at_guest.received() == []
    guest.says("Hola")
    assert events(at_other) == []


def test_notifications_are_those_that_a_list_shows(
    guest: Guest, agent: Agent, at_guest: Client, at_agent: Client
) -> None:
    agent.answers(guest.chat_id, "Hola")
    guest.says("Hola")
    told = [frame["notification"] for frame in of_type("notification", at_guest.received())]
    assert told == guest.notifications()["notifications"][::-1]
    told = [frame["notification"] for frame in of_type("notification", at_agent.received())]
    assert told == [each for each in agent.notifications()["notifications"] if each["type"] == "new_message"]


@pytest.mark.parametrize(("language", "title"), [("es", "Agente asignado"), ("en", "Agent assigned")])
def test_words_are_in_the_language_of_the_first_frame(
    connect: Connect, guest: Guest, agent: Agent, language: str, title: str
) -> None:
    client = connect()
    client.send(action="subscribe", chat_room_id=guest.chat_id, language=language)
    agent.takes(guest.chat_id)
    [told] = of_type("notification", client.received())
    assert told["notification"]["title"] == title


def test_a_message_sent_again_is_not_told_again(guest: Guest, at_guest: Client) -> None:
    guest.says("Hola", client_message_id="one")
    assert len(events(at_guest)) == 1
    guest.send("Hola", client_message_id="one").expect(200)
    assert events(at_guest) == []


def test_clients_are_told_where_to_listen(api: Api, guest: Guest, agent: Agent) -> None:
    assert agent.login["live_url"] == LIVE_URL
    assert guest.status()["live_url"] == LIVE_URL
    again = api.post("/api/chat/complete_chat/", {"session_id": guest.session_id})
    assert again.expect(200)["live_url"] == LIVE_URL


def test_without_a_gateway_nobody_is_looked_up(
    guest: Guest, at_guest: Client, gateway: RecordedGateway, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.is_on = False
    guest.says("Hola")
    assert at_guest.received() == []
    gateway.is_on = True
    guest.says("Hola")
    assert len(events(at_guest)) == 1


@pytest.mark.settings(message_max_characters=40_000)
def test_what_is_too_large_for_a_push_is_left_to_the_cursor(
    connect: Connect, guest: Guest, agent: Agent, at_guest: Client
) -> None:
    agent.takes(guest.chat_id)
    at_guest.received()
    agent.answers(guest.chat_id, "a" * 33_000)
    agent.answers(guest.chat_id, "corto")
    assert [event["message"]["content"] for event in events(at_guest)] == ["corto"]
    ready = connect().send(action="subscribe", chat_room_id=guest.chat_id, after=2)
    assert [(frame["type"], frame["missed"]) for frame in ready] == [("ready", 0)]
    assert [event["seq"] for event in guest.events(after=2)["events"]] == [3, 4]
