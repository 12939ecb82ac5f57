"""A guest and an agent talk, and each sees at once what happens."""

from tests.live.callers import Agent, Guest
from tests.live.sockets import as_agent, as_guest


def test_both_sides_see_what_happens(live: str, guest: Guest, agent: Agent) -> None:
    with as_guest(live, guest.chat_id) as at_guest, as_agent(live, agent.token) as at_agent:
        agent.acts(guest.chat_id, "assign")
        answer = agent.answers(guest.chat_id, "Hola Juan")
        said = guest.says("Hola Carlos")
        guest.reads()
        agent.acts(guest.chat_id, "resolve")
        agent.acts(guest.chat_id, "close")
        stored = guest.events(after=1)
        assert at_guest.events(up_to=stored[-1]["seq"]) == stored
        assert at_agent.events(up_to=stored[-1]["seq"]) == stored
    assert [each["type"] for each in stored] == [
        "assigned", "message", "message", "read", "resolved", "closed"
    ]  # fmt: skip
    assert [stored[1]["message"]["id"], stored[2]["message"]["id"]] == [answer["id"], said["id"]]
