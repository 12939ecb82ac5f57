"""Every agent hears at once what happens to the waiting queue."""

from tests.http.actors import Agent, Guest, open_chat
from tests.http.gateway import Api
from tests.http.live.conftest import Connect, connect_agent
from tests.http.live.frames import of_type
from tests.http.live.gateway import Client


def test_a_chat_that_begins_to_wait_is_told_to_every_agent(
    at_agent: Client, at_other: Client, agent: Agent
) -> None:
    guest = open_chat(agent.api, "Necesito ayuda")
    [shown] = agent.get("/api/chatrooms/filtered_chats/", status="waiting").expect(200)["chats"]
    for client in (at_agent, at_other):
        added, told = client.received()
        assert (added["type"], added["change"], added["chat_room_id"]) == ("queue", "added", guest.chat_id)
        assert {**shown, "seq": 1} == added["chat"]
        assert (told["type"], told["notification"]["type"]) == ("notification", "new_chat")
        assert told["notification"]["chat_room_id"] == guest.chat_id


def test_what_waits_changes_and_goes(guest: Guest, agent: Agent, at_other: Client) -> None:
    guest.says("¿Hay alguien?")
    [changed] = of_type("queue", at_other.received())
    assert (changed["change"], changed["chat"]["last_message"]) == ("changed", "¿Hay alguien?")
    agent.takes(guest.chat_id)
    [removed] = of_type("queue", at_other.received())
    assert removed == {"type": "queue", "change": "removed", "chat_room_id": guest.chat_id, "seq": 3}
    guest.says("Hola")
    assert at_other.received() == []


def test_a_guest_who_reads_changes_no_queue(guest: Guest, at_other: Client) -> None:
    guest.reads()
    guest.post("/api/user-notifications/mark_read/").expect(200)
    assert at_other.received() == []


def test_an_agent_who_takes_new_chats_no_more_still_sees_the_queue(
    connect: Connect, agent: Agent, api: Api
) -> None:
    at_agent = connect_agent(connect, agent)
    agent.post("/api/agents/me/availability/", {"is_available": False}).expect(200)
    open_chat(api)
    assert [frame["type"] for frame in at_agent.received()] == ["queue"]
