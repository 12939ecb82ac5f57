"""The frames of the protocol, as any client sees them."""

from client.agent import Agent, log_in
from client.api import HttpApi
from client.guest import Guest, open_chat
from client.websocket import Frame, Socket, as_agent, as_guest, connected

UNKNOWN = "a1b2c3d4-e5f6-4890-abcd-ef1234567890"


def of_chat(guest: Guest, frames: list[Frame]) -> list[Frame]:
    """Those frames that are about the guest's chat."""
    return [frame for frame in frames if _chat_of(frame) == guest.chat_id]


def _chat_of(frame: Frame) -> str | None:
    told = frame.get("notification", frame)
    chat: str | None = told.get("chat_room_id")
    return chat


def refused(socket: Socket, code: str) -> None:
    """The next frame is that error."""
    frame = socket.next()
    assert (frame["type"], frame["code"]) == ("error", code)
    assert frame["error"]


def test_ready_says_how_far_the_chat_is_and_what_was_missed_follows(live: str, guest: Guest) -> None:
    for text in ("uno", "dos", "tres"):
        guest.says(text)
    with connected(live) as socket:
        socket.send(action="subscribe", chat_room_id=guest.chat_id, after=2)
        ready = socket.next()
        assert (ready["type"], ready["seq"], ready["missed"]) == ("ready", 4, 2)
        assert [socket.next()["event"] for _ in range(2)] == guest.events_since(2)
        assert socket.until_pong() == []


def test_a_new_chat_is_told_to_every_agent(api: HttpApi, live: str, agent: Agent, other_agent: Agent) -> None:
    with as_agent(live, agent.token) as first, as_agent(live, other_agent.token) as second:
        guest = open_chat(api, "Necesito ayuda")
        for socket in (first, second):
            added = socket.first(lambda f: f["type"] == "queue" and _chat_of(f) == guest.chat_id)
            assert (added["change"], added["chat"]["last_message"]) == ("added", "Necesito ayuda")
            told = socket.first(lambda f: f["type"] == "notification" and _chat_of(f) == guest.chat_id)
            assert told["notification"]["type"] == "new_chat"
        agent.takes(guest.chat_id)
        removed = second.first(lambda f: f["type"] == "queue" and _chat_of(f) == guest.chat_id)
        assert removed["change"] == "removed"


def test_a_guest_is_notified_in_the_language_it_asked_for(live: str, guest: Guest, agent: Agent) -> None:
    with as_guest(live, guest.chat_id, language="en") as socket:
        agent.takes(guest.chat_id)
        assert socket.of_type("notification")["notification"]["title"] == "Agent assigned"


def test_typing_both_ways_and_not_too_often(live: str, guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    with as_guest(live, guest.chat_id) as at_guest, as_agent(live, agent.token) as at_agent:
        for _ in range(3):
            at_guest.send(action="typing", chat_room_id=guest.chat_id)
        assert at_guest.until_pong() == []
        heard = of_chat(guest, at_agent.until_pong())
        assert heard == [{"type": "typing", "chat_room_id": guest.chat_id, "by": "user"}]
        at_agent.send(action="typing", chat_room_id=guest.chat_id)
        typing = at_guest.of_type("typing")
        assert typing == {"type": "typing", "chat_room_id": guest.chat_id, "by": "agent"}


def test_keys_that_open_nothing(live: str) -> None:
    with connected(live) as socket:
        socket.send(action="subscribe", chat_room_id=UNKNOWN)
        refused(socket, "chat_not_found")
        socket.send(action="authenticate", token="guest")
        refused(socket, "invalid_token")
        socket.send(action="ping")
        refused(socket, "authentication_required")
        assert socket.closed() != 1006


def test_what_nobody_understands_three_times(live: str, guest: Guest) -> None:
    with as_guest(live, guest.chat_id) as socket:
        socket.send(action="fly")
        refused(socket, "unknown_action")
        socket.send_raw('{"action": ')
        refused(socket, "invalid_json")
        socket.send(action="subscribe", chat_room_id=guest.chat_id)
        refused(socket, "unknown_action")
        assert socket.closed() != 1006


def test_who_has_not_said_who_it_is_hears_nothing(live: str, guest: Guest, agent: Agent) -> None:
    with connected(live) as nobody, as_guest(live, guest.chat_id) as at_guest:
        agent.answers(guest.chat_id, "Hola")
        at_guest.first(lambda frame: frame["type"] == "notification")
        nobody.send(action="subscribe", chat_room_id=guest.chat_id)
        assert nobody.next()["type"] == "ready"


def test_all_of_a_guests_tabs_hear(live: str, guest: Guest, agent: Agent) -> None:
    with as_guest(live, guest.chat_id) as first, as_guest(live, guest.chat_id) as second:
        agent.answers(guest.chat_id, "Hola")
        expected = guest.events_since(1)
        assert first.events(up_to=expected[-1]["seq"]) == expected
        assert second.events(up_to=expected[-1]["seq"]) == expected


def test_a_logout_closes_that_logins_connections(api: HttpApi, live: str, agent: Agent) -> None:
    again = log_in(api, "agente1")
    with as_agent(live, agent.token) as gone, as_agent(live, again.token) as stays:
        agent.leaves()
        assert gone.closed() != 1006
        guest = open_chat(api)
        stays.first(lambda frame: _chat_of(frame) == guest.chat_id)
    with connected(live) as socket:
        socket.send(action="authenticate", token=agent.token)
        refused(socket, "invalid_token")
