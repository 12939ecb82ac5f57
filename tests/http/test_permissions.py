"""Who may do what with whose chat: an owner, another agent, an admin."""

import pytest

from client.agent import Agent
from client.guest import Guest
from tests.http import calls
from tests.http.calls import ContractCall
from tests.http.error_texts import NOT_YOURS
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_error

NOT_ASSIGNED = "No tienes permisos para enviar mensajes en este chat"
SENDING = {"POST /api/messages/", "POST /api/chatrooms/{chat}/send_message/"}
# What an admin may do with a chat of an agent; the rest is the owner's alone.
ADMINS_TOO = {
    "GET /api/chatrooms/{chat}/",
    "GET /api/chatrooms/{chat}/messages/",
    "GET /api/chatrooms/{chat}/past_chats/",
    "POST /api/chatrooms/{chat}/resolve/",
    "POST /api/chatrooms/{chat}/close/",
    "GET /api/messages/by_chat/",
}
OWN_CHAT = [call for call in calls.AGENT_IN_A_CHAT if not call.path.endswith("/assign/")]
OWN_CHAT += [call for call in calls.EITHER_SIDE if call.path != "/api/chat/events/"]
of_a_chat = pytest.mark.parametrize("call", OWN_CHAT, ids=str)


@pytest.fixture
def ids(guest: Guest, agent: Agent, stage: SceneCache) -> dict[str, str]:
    """A chat of `agent` and the guest's message in it."""
    return stage.play("taken and written into", lambda: _talk(guest, agent))


def _talk(guest: Guest, agent: Agent) -> dict[str, str]:
    agent.takes(guest.chat_id)
    message = guest.says("Mi número de orden es 12345")
    (first, *_) = agent.notifications()["notifications"]
    return {"chat": guest.chat_id, "message": message["id"], "notification": first["id"]}


@of_a_chat
def test_the_owner_may(agent: Agent, ids: dict[str, str], call: ContractCall) -> None:
    call.send(agent.api, ids).expect(call.status)


@of_a_chat
def test_another_agent_may_not(
    guest: Guest, agent: Agent, other_agent: Agent, ids: dict[str, str], call: ContractCall
) -> None:
    before = agent.sees(guest.chat_id), guest.status(), guest.events()
    envelope = check_error(call.send(other_agent.api, ids), 403, "not_assigned")
    assert envelope["error"] == (NOT_ASSIGNED if str(call) in SENDING else NOT_YOURS[0])
    assert (agent.sees(guest.chat_id), guest.status(), guest.events()) == before


def test_looking_at_anothers_chat_is_refused_in_english_too(
    guest: Guest, agent: Agent, other_agent: Agent
) -> None:
    agent.takes(guest.chat_id)
    reply = other_agent.api.having(Charla_Language="en").get(f"/api/chatrooms/{guest.chat_id}/past_chats/")
    assert check_error(reply, 403, "not_assigned")["error"] == NOT_YOURS[1]


@pytest.mark.parametrize("call", [one for one in OWN_CHAT if str(one) in ADMINS_TOO], ids=str)
def test_an_admin_looks_on_and_ends_any_chat(admin: Agent, ids: dict[str, str], call: ContractCall) -> None:
    call.send(admin.api, ids).expect(200)


@pytest.mark.parametrize("path", ["/api/messages/", "/api/chatrooms/{chat}/send_message/"])
def test_an_admin_does_not_write_into_anothers_chat(
    guest: Guest, admin: Agent, ids: dict[str, str], path: str
) -> None:
    body = {"chat_room_id": guest.chat_id, "content": "Hola"}
    check_error(admin.post(path.format(**ids), body), 403, "not_assigned")
    assert len(guest.reads()) == 2


def test_an_admin_looking_on_marks_nothing(
    guest: Guest, agent: Agent, admin: Agent, ids: dict[str, str]
) -> None:
    assert agent.unread(guest.chat_id) == 2
    for looked_at in (
        admin.reads(guest.chat_id),
        admin.get("/api/messages/by_chat/", chat_room_id=guest.chat_id).expect(200),
    ):
        assert [message["is_read"] for message in looked_at] == [False, False]
    assert agent.unread(guest.chat_id) == 2


@pytest.mark.parametrize("taker", ["other_agent", "admin"])
def test_a_taken_chat_is_not_taken_again(
    request: pytest.FixtureRequest, guest: Guest, ids: dict[str, str], taker: str
) -> None:
    late: Agent = request.getfixturevalue(taker)
    reply = late.act(guest.chat_id, "assign")
    check_error(reply, 409, "already_assigned", agent_name="Carlos López")
    assert guest.status()["agent_name"] == "Carlos López"


@pytest.mark.parametrize("action", ["resolve", "close"])
def test_an_admin_who_ends_a_chat_does_not_take_it(
    guest: Guest, agent: Agent, admin: Agent, ids: dict[str, str], action: str
) -> None:
    assert admin.act(guest.chat_id, action).expect(200)["agent"]["id"] == agent.id
    assert guest.status()["agent_name"] == "Carlos López"


UNKNOWN = {"chat": "chat-uuid-1", "message": "msg-1", "notification": "notif-1"}


@of_a_chat
@pytest.mark.parametrize("who", ["agent", "admin"])
def test_what_does_not_exist_is_not_found(
    request: pytest.FixtureRequest, who: str, call: ContractCall
) -> None:
    asking: Agent = request.getfixturevalue(who)
    by_message = "{message}" in f"{call.path}{call.body}"
    code = "message_not_found" if by_message else "chat_not_found"
    check_error(call.send(asking.api, UNKNOWN), 404, code)
