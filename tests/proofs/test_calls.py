"""Every call of DynamoDB that the whole API makes: by key, strongly consistent on base tables, and granted.

An index cannot be read otherwise than it is; a base table read the weak way breaks the guarantees
on AWS alone, silently.
"""

import re

import pytest

from app import app
from chalicelib import wiring
from chalicelib.api.views import BLUEPRINTS
from client.guest import open_chat
from client.in_process import serve_locally
from tests.http import calls
from tests.http.live.gateway import Client, RecordedGateway
from tests.proofs import endpoints, grants
from tests.proofs.injection import DynamoDbCall, Watch
from tests.proofs.scene import Cast, Scene

KEYED = {"GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"}


def complaints(call: DynamoDbCall) -> list[str]:
    """What is wrong with a call."""
    asked = call.parameters
    found = [] if call.operation in KEYED else [f"{call.operation} is not by key"]
    if call.operation == "Query" and not asked.get("KeyConditionExpression"):
        found.append("a query without a key")
    reads = [asked] if call.operation == "GetItem" else []
    if call.operation == "Query" and "IndexName" not in asked:
        reads.append(asked)
    if call.operation == "BatchGetItem":
        reads += asked["RequestItems"].values()
    weak = sum(read.get("ConsistentRead") is not True for read in reads)
    return found + [f"a weak {call.operation}"] * weak


def _ask_everything(scene: Scene) -> set[tuple[str, str]]:
    """Every call of docs/contract.md, on the active chat; the routes that were called."""
    for call in calls.ALL:
        cast = scene.reset()
        api = cast.carlos.api if call in calls.OF_AGENTS + calls.EITHER_SIDE else cast.api
        ids = {"chat": cast.active.chat_id, "message": cast.written[-1], "notification": cast.told[-1]}
        call.send(api, ids).expect(call.status)
        if call in calls.EITHER_SIDE:
            call.send(cast.api, ids).expect(200)
    return {call.shape for call in calls.ALL}


def _look_closer(cast: Cast) -> None:
    """The ways to ask that the calls above leave out."""
    for agent in (cast.carlos, cast.admin):
        for status in ("waiting", "active", "resolved", "closed"):
            for ordering in ("created_at", "-last_message_at"):
                query = {"status": status, "ordering": ordering}
                agent.get("/api/chatrooms/filtered_chats/", **query).expect(200)
    cast.carlos.reads(cast.active.chat_id, after=cast.written[0], limit=2)
    cast.carlos.reads(cast.active.chat_id, before=cast.written[-1], limit=1)
    cast.carlos.notifications(unread="true", before=cast.told[0])
    cast.active.notifications(before=f"{cast.active.chat_id}.n3", limit=1)
    cast.active.events(after=3, limit=2)
    _follow(cast)


def _follow(cast: Cast) -> None:
    """An agent's cursor over a chat that goes on, and one that leaves the list."""
    path = "/api/agents/me/events/"
    carlos, admin = (agent.get(path).expect(200)["after"] for agent in (cast.carlos, cast.admin))
    cast.active.says("Una cosa más")
    carlos = cast.carlos.get(path, after=carlos).expect(200)["after"]
    cast.carlos.resolves(cast.active.chat_id)
    cast.carlos.get(path, after=carlos).expect(200)
    cast.admin.get(path, after=admin).expect(200)


def _listen(scene: Scene) -> None:
    """What connections to the WebSocket ask, and what is pushed to them."""
    cast, gateway = scene.reset(), RecordedGateway()
    wiring.configure(scene.settings, lambda _settings: scene.client, scene.clock, gateway=gateway)
    at_guest, at_agent = (Client(serve_locally(app), gateway) for _ in range(2))
    for client in (at_guest, at_agent):
        client.connect()
        client.send(action="ping")
    at_guest.send(action="subscribe", chat_room_id=cast.active.chat_id, after=0)
    at_agent.send(action="authenticate", token=cast.carlos.login["token"])
    at_guest.send(action="nonsense")
    at_agent.send(action="typing", chat_room_id=cast.active.chat_id)
    cast.active.says("¿Me oyes?")
    cast.carlos.answers(cast.active.chat_id, "Te oigo")
    open_chat(cast.api)
    assert gateway.frames[at_guest.id]
    assert gateway.frames[at_agent.id]
    at_guest.disconnect()
    at_agent.disconnect()


def _operate() -> None:
    """What an operator does from the command line."""
    agents = wiring.services().agents
    agents.create("agente3", "password123")
    agents.directory()
    agents.set_password("agente3", "password456")
    agents.disable("agente3")
    agents.enable("agente3")


def test_every_call_is_by_key_and_strongly_consistent(scene: Scene) -> None:
    watch = Watch()
    with scene.client.injected(watch):
        called = _ask_everything(scene)
        for endpoint in endpoints.ALL:
            endpoint.request(scene.reset(**endpoint.settings)).expect(endpoint.status)
        _look_closer(scene.reset())
        _listen(scene)
        by_callers = len(watch.calls)
        _operate()
    assert grants.needed(watch.calls[:by_callers]) == grants.granted()
    assert {call.operation for call in watch.calls} == KEYED
    assert [complaint for call in watch.calls for complaint in complaints(call)] == []
    assert called == {
        (route.method, re.sub(r"{\w+}", "{}", route.path))
        for blueprint in BLUEPRINTS
        for route in blueprint.declared
    }


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("Scan", {"TableName": "t", "ConsistentRead": True}),
        ("Query", {"TableName": "t", "ConsistentRead": True}),
        ("Query", {"TableName": "t", "IndexName": "i"}),
        ("Query", {"TableName": "t", "KeyConditionExpression": "#0 = :0"}),
        ("Query", {"TableName": "t", "KeyConditionExpression": "#0 = :0", "ConsistentRead": False}),
        ("GetItem", {"TableName": "t"}),
        ("BatchGetItem", {"RequestItems": {"t": {"ConsistentRead": True}, "u": {}}}),
    ],
)
def test_another_call_would_be_complained_of(operation: str, parameters: dict[str, object]) -> None:
    assert complaints(DynamoDbCall(operation, parameters))
