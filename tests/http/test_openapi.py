"""The OpenAPI document: of every route, valid, and true of what the app answers."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from app import app
from chalicelib.api.views import BLUEPRINTS
from chalicelib.services.response_budget import MAX_BYTES, carried_bytes
from client.agent import Agent
from client.api import Api
from client.guest import Guest, complete
from tests.http.shapes import check_field


@pytest.fixture
def document(api: Api) -> dict[str, Any]:
    described: dict[str, Any] = api.get("/api/openapi.json").expect(200)
    return described


def test_every_route_is_described_and_nothing_else(document: dict[str, Any]) -> None:
    described = {
        (method.upper(), path.rstrip("/"))
        for path, operations in document["paths"].items()
        for method in operations
    }
    assert described == {(method, path) for path, methods in app.routes.items() for method in methods}


def test_every_schema_is_valid_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    answers = {route.response for blueprint in BLUEPRINTS for route in blueprint.declared}
    assert answers <= set(schemas)


def test_what_is_not_held_is_not_promised(document: dict[str, Any], api: Api) -> None:
    start = document["paths"]["/api/chat/start_chat/"]["post"]
    language = start["parameters"][-1]
    assert language["name"] == "Charla-Language"
    assert language["schema"] == {"type": "string", "default": "es"}
    sent = start["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert all(sent[name].keys() == {"description"} for name in ("page_url", "referrer", "locale"))
    api.having(Charla_Language="fr").post(
        "/api/chat/start_chat/", {"initial_message": "Hola", "page_url": 7, "referrer": [], "locale": {}}
    ).expect(201)


def _parameters(document: dict[str, Any], kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (parameter["name"], parameter["schema"])
        for operations in document["paths"].values()
        for operation in operations.values()
        for parameter in operation["parameters"]
        if parameter["in"] == kind
    ]


def test_identifiers_are_not_empty(document: dict[str, Any]) -> None:
    asked = [
        schema
        for name, schema in _parameters(document, "query")
        if name in ("chat_room_id", "before", "after") and schema["type"] == "string"
    ]
    for schema in [*asked, *(schema for _, schema in _parameters(document, "path"))]:
        assert schema["minLength"] == 1
        Draft202012Validator(schema).validate("a1b2c3d4-e5f6-4890-abcd-ef1234567890")
        assert not Draft202012Validator(schema).is_valid("")


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_cursor_that_is_blank_is_refused_wherever_one_pages(
    document: dict[str, Any], guest: Guest, agent: Agent, blank: str
) -> None:
    tried = 0
    for path, operations in document["paths"].items():
        for parameter in operations.get("get", {"parameters": []})["parameters"]:
            if parameter["name"] not in ("after", "before"):
                continue
            side = guest.api if path.startswith("/api/user-notifications/") else agent.api
            query = {"chat_room_id": guest.chat_id, parameter["name"]: blank}
            reply = side.call("GET", path.format(chat_id=guest.chat_id), query=query)
            check_field(reply, parameter["name"])
            tried += 1
    assert tried == 8


def fits(document: dict[str, Any], name: str, body: object) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(body)


def test_answers_are_as_described(document: dict[str, Any], api: Api, guest: Guest, agent: Agent) -> None:
    chat = {"chat_room_id": guest.chat_id}
    asked = f"?chat_room_id={guest.chat_id}"
    room = f"/api/chatrooms/{guest.chat_id}"
    started = api.post("/api/chat/start_chat/", {"initial_message": "Hola"}).json
    fits(document, "Session", started)
    session = {"session_id": started["session_id"]}
    fits(document, "StartedChat", complete(api, session["session_id"]).json)
    fits(document, "Login", agent.login)
    fits(document, "SessionState", api.post("/api/chat/validate_session/", session).json)
    fits(document, "ChatList", agent.get("/api/chatrooms/filtered_chats/?status=waiting").json)
    following = agent.get("/api/agents/me/events/").json
    fits(document, "AgentEvents", following)
    fits(document, "Message", agent.post(f"{room}/send_message/", {"content": "Hola"}).json)
    fits(document, "Message", api.post("/api/chat/send_message/", {**chat, "content": "Sí"}).json)
    fits(document, "ChatStatus", api.get(f"/api/chat/get_chat_status/{asked}").json)
    fits(document, "AgentEvents", agent.get(f"/api/agents/me/events/?after={following['after']}").json)
    fits(document, "Messages", agent.get(f"{room}/messages/").json)
    fits(document, "Marked", api.post("/api/messages/mark_chat_read/", chat).json)
    fits(document, "UnreadCount", agent.get("/api/messages/unread_count/").json)
    fits(document, "Notifications", agent.get("/api/notifications/").json)
    fits(document, "Notifications", api.get(f"/api/user-notifications/get_notifications/{asked}").json)
    fits(document, "Agent", agent.get("/api/agents/me/").json)
    fits(document, "Chat", agent.post(f"{room}/resolve/").json)
    fits(document, "Chat", agent.get(f"{room}/").json)
    fits(document, "PastChats", agent.get(f"{room}/past_chats/").json)
    fits(document, "Events", api.get(f"/api/chat/events/{asked}").json)
    fits(document, "Error", agent.get("/api/chatrooms/nobody/").json)
    fits(document, "Health", api.get("/api/health/").json)


def test_it_is_what_lambda_takes(api: Api) -> None:
    body = api.get("/api/openapi.json").body
    assert carried_bytes(body) <= MAX_BYTES
