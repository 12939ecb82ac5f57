"""The app's own client of the management API: what it sends, and what becomes of what it is answered."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.config import Settings
from tests.clock import FakeClock
from tests.http import storage
from tests.http.actors import Agent, Guest
from tests.http.live import management
from tests.http.live.gateway import Client
from tests.http.live.management import ManagementServer

PushTo = Callable[..., None]


@pytest.fixture
def server() -> Iterator[ManagementServer]:
    with management.running() as running:
        yield running


@pytest.fixture
def push_to(settings: Settings, clock: FakeClock) -> PushTo:
    """Makes the app push to the gateway that a `url` manages."""

    def rewire(url: str, **changes: Any) -> None:
        changed = replace(settings, live_management_url=url, **changes)
        wiring.configure(settings=changed, client=storage.client, clock=clock)

    return rewire


def listeners() -> list[str]:
    """The topics that anybody hears."""
    topics = [each["topic"]["S"] for each in storage.items("charla-connections")]
    return [topic for topic in topics if not topic.startswith("connection#")]


def test_frames_are_posted_to_their_connection_and_signed(
    guest: Guest, at_guest: Client, server: ManagementServer, push_to: PushTo
) -> None:
    push_to(server.url)
    said = guest.says("¿Qué tal?")
    [asked] = server.asked
    assert (asked.method, asked.path) == ("POST", f"/api/@connections/{at_guest.id}")
    assert asked.frame["event"]["message"]["content"] == said["content"]
    assert "us-east-1/execute-api/aws4_request" in asked.authorization


def test_frames_of_one_change_keep_their_order(
    guest: Guest,
    agent: Agent,
    at_guest: Client,
    server: ManagementServer,
    push_to: PushTo,
) -> None:
    push_to(server.url)
    agent.answers(guest.chat_id, "Hola")
    types = [asked.frame.get("event", asked.frame.get("notification"))["type"] for asked in server.asked]
    assert types == ["assigned", "message", "agent_joined", "new_message"]


def test_closing_is_a_delete(
    agent: Agent, at_agent: Client, server: ManagementServer, push_to: PushTo
) -> None:
    push_to(server.url)
    agent.post("/api/auth/logout/").expect(200)
    [asked] = server.asked
    assert (asked.method, asked.path) == ("DELETE", f"/api/@connections/{at_agent.id}")
    assert listeners() == []


def test_gone_is_forgotten_at_once(
    guest: Guest, at_guest: Client, server: ManagementServer, push_to: PushTo
) -> None:
    push_to(server.url)
    server.status = 410
    guest.says("Hola")
    assert listeners() == []
    guest.says("¿Hola?")
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [400, 403, 413, 429, 500, 503])
def test_other_answers_cost_the_frame_alone(
    guest: Guest,
    at_guest: Client,
    server: ManagementServer,
    push_to: PushTo,
    status: int,
) -> None:
    push_to(server.url)
    server.status = status
    guest.says("Hola")
    server.status = 200
    guest.says("¿Hola?")
    assert len(server.asked) == 2
    assert len(listeners()) == 1


def test_nobody_there(guest: Guest, at_guest: Client, push_to: PushTo) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        push_to(f"http://127.0.0.1:{taken.getsockname()[1]}")
        guest.says("Hola")
    assert len(listeners()) == 1


def test_one_that_hangs_is_not_waited_for(
    guest: Guest, at_guest: Client, server: ManagementServer, push_to: PushTo
) -> None:
    # A second, for a busy machine to begin in: what is not begun by then is never asked.
    push_to(server.url, live_push_milliseconds=1000)
    server.may_answer.clear()
    for text in ("uno", "dos"):
        guest.says(text)
    assert (len(server.asked), server.answered) == (2, 0)
    assert [e["message"]["content"] for e in guest.events(after=1)["events"]] == ["uno", "dos"]
