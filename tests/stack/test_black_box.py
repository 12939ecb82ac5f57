"""What clients rely on, the same at every address: `chalice local`'s and the deployed stack's."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from client.guest import Guest, open_chat
from devserver.demo import PASSWORD

pytestmark = pytest.mark.slow
START = "/api/chat/start_chat/"
JSON = {"Content-Type": "application/json"}
Asked = tuple[str, str, bytes | None, dict[str, str]]


@pytest.fixture
def guest(api: HttpApi) -> Guest:
    """A guest whose chat waits."""
    return open_chat(api)


@pytest.fixture
def agents(api: HttpApi) -> list[Agent]:
    """Two agents of the demo accounts."""
    return [log_in(api, username, PASSWORD) for username in ("agente1", "agente2")]


def test_a_conversation_is_counted_and_read_exactly(guest: Guest, agents: list[Agent]) -> None:
    carlos = agents[0]
    carlos.answers(guest.chat_id, "¿Qué pasó? 🙂")
    carlos.answers(guest.chat_id, "Cuéntame")
    assert guest.status()["unread_messages"] == 2
    assert [message["content"] for message in guest.reads()][1:] == ["¿Qué pasó? 🙂", "Cuéntame"]
    assert guest.status()["unread_messages"] == 0
    said = guest.says("Mi pedido no llegó")
    assert carlos.unread(guest.chat_id) == 2
    one = carlos.post(f"/api/messages/{quote(said['id'], safe='')}/mark_read/").expect(200)
    assert (one["marked"], one["unread_count"]) == (1, 1)
    events = guest.events()
    assert [event["seq"] for event in events["events"]] == list(range(1, events["seq"] + 1))


def test_one_of_two_agents_at_once_wins_the_chat(guest: Guest, agents: list[Agent]) -> None:
    with ThreadPoolExecutor() as at_once:
        asked = [at_once.submit(agent.act, guest.chat_id, "assign") for agent in agents]
        replies = sorted((future.result() for future in asked), key=lambda reply: reply.status)
    assert [reply.status for reply in replies] == [200, 409]
    assert replies[1].code == "already_assigned"


def test_a_repeated_send_is_stored_once(guest: Guest) -> None:
    first = guest.send("Hola otra vez", client_message_id="una-vez").expect(201)
    again = guest.send("Hola otra vez", client_message_id="una-vez")
    assert again.expect(200)["id"] == first["id"]
    assert again.headers["idempotent-replay"] == "true"
    assert guest.send("Otra cosa", client_message_id="una-vez").expect(409)["code"] == "idempotency_mismatch"


def test_histories_come_in_pages(guest: Guest) -> None:
    for number in range(3):
        guest.says(f"número {number}")
    page = guest.get("/api/messages/by_chat/", limit=2)
    assert [message["content"] for message in page.expect(200)] == ["número 1", "número 2"]
    assert 'rel="prev"' in page.headers["link"]


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        (("GET", "/api/agents/me/", None, {}), 401, "authentication_required"),
        (("GET", "/api/chat/get_chat_status/?chat_room_id=none", None, {}), 404, "chat_not_found"),
        (("POST", START, b"[]", JSON), 400, "invalid_json"),
        (("POST", START, b"\xff", JSON), 400, "invalid_json"),
        (("POST", START, b'{"initial_message": 7}', {}), 400, "validation_failed"),
        (("POST", START, b"a=b", {"Content-Type": "text/css"}), 415, "unsupported_media_type"),
        (("POST", START, b" " * 200_000, JSON), 413, "payload_too_large"),
    ],
)
def test_errors_have_one_shape(api: HttpApi, asked: Asked, status: int, code: str) -> None:
    refused = api.send(*asked)
    assert refused.expect(status)["code"] == code
    assert refused.headers["access-control-allow-origin"] == "*"
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["x-content-type-options"] == "nosniff"
    assert refused.headers["x-request-id"]


def test_an_unknown_path_has_that_shape_too(api: HttpApi) -> None:
    refused = api.get("/api/nothing/here/")
    assert refused.status in (403, 404)  # a gateway before the app says 403
    assert refused.json == {"error": "La ruta no existe", "code": "not_found"}
    assert refused.headers["access-control-allow-origin"] == "*"
    assert refused.headers["x-request-id"]


def test_texts_come_in_the_language_that_is_asked_for(api: HttpApi) -> None:
    wrong = {"username": "nobody", "password": "wrong"}
    assert api.post("/api/auth/login/", wrong).json["error"] == "Usuario o contraseña incorrectos"
    english = api.having(Charla_Language="en").post("/api/auth/login/", wrong)
    assert english.json["error"] == "Wrong username or password"


@pytest.mark.parametrize("path", ["/api/health", "/api/health/"])
def test_a_path_ends_in_a_slash_or_not(api: HttpApi, path: str) -> None:
    assert api.get(path).expect(200) == {"status": "ok"}


def test_a_browser_elsewhere_may_ask(api: HttpApi) -> None:
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    allowed = api.send("OPTIONS", "/api/chat/start_chat", None, asked)
    assert allowed.status == 200
    assert allowed.headers["access-control-allow-origin"] == "*"
    assert {"Authorization", "Charla-Guest-Token"} <= set(
        allowed.headers["access-control-allow-headers"].replace(" ", "").split(",")
    )
