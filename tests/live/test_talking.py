"""A guest and an agent talk, and each sees at once what happens."""

from client.agent import Agent
from client.guest import Guest
from client.websocket import as_agent, as_guest


def test_both_sides_see_what_happens(live: str, guest: Guest, agent: Agent) -> None:
    with as_guest(live, guest.chat_id) as at_guest, as_agent(live, agent.token) as at_agent:
        agent.takes(guest.chat_id)
        answer = agent.answers(guest.chat_id, "Hola Juan")
        said = guest.says("Hola Carlos")
        guest.reads()
        agent.resolves(guest.chat_id)
        agent.closes(guest.chat_id)
        stored = guest.events_since(1)
        assert at_guest.events(up_to=stored[-1]["seq"]) == stored
        assert at_agent.events(up_to=stored[-1]["seq"]) == stored
    assert [each["type"] for each in stored] == [
        "assigned", "message", "message", "read", "resolved", "closed"
    ]  # fmt: skip
    assert [stored[1]["message"]["id"], stored[2]["message"]["id"]] == [answer["id"], said["id"]]
