"""The gateway dies while two sides talk: nothing is lost, and nothing is told twice."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from client.guest import Guest, open_chat
from client.websocket import PATIENCE, as_agent, as_guest
from tests.live.follower import Follower
from tests.live.stack import Stack, running_stack

LAST_WORDS = "Eso es todo"


@pytest.fixture(scope="module")
def stack(engine: str) -> Iterator[Stack]:
    """A stack that may be broken, on tables that others use too."""
    with running_stack(engine) as running:
        yield running


@pytest.fixture
def guest(stack: Stack) -> Guest:
    return open_chat(HttpApi(stack.api))


@pytest.fixture
def agent(stack: Stack) -> Agent:
    return log_in(HttpApi(stack.api), "agente1")


@pytest.fixture
def up() -> threading.Event:
    """That there is a gateway."""
    event = threading.Event()
    event.set()
    return event


def talk(guest: Guest, agent: Agent, lines: int) -> None:
    """Both write as fast as they can."""
    with ThreadPoolExecutor(2) as both:
        for number in range(lines):
            both.submit(guest.says, f"guest {number}")
            both.submit(agent.answers, guest.chat_id, f"agent {number}")


def follow(stack: Stack, guest: Guest, up: threading.Event) -> Follower:
    """A client that listens already."""
    follower = Follower(guest, stack.live, LAST_WORDS, up)
    assert follower.listening.wait(PATIENCE)
    return follower


def check(follower: Follower, guest: Guest) -> None:
    """It was told everything, once, in order."""
    events = follower.result()
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events == guest.events_since()


def test_a_gateway_that_is_killed_and_comes_back(
    stack: Stack, guest: Guest, agent: Agent, up: threading.Event
) -> None:
    agent.takes(guest.chat_id)
    tabs = [follow(stack, guest, up) for _ in range(2)]
    talk(guest, agent, 3)
    up.clear()
    stack.kill_gateway()
    talk(guest, agent, 5)
    stack.start_gateway()
    talk(guest, agent, 3)
    up.set()
    talk(guest, agent, 3)
    agent.answers(guest.chat_id, LAST_WORDS)
    for tab in tabs:
        check(tab, guest)
        assert tab.connections >= 2


@pytest.mark.slow
def test_a_gateway_that_is_killed_while_both_talk(
    stack: Stack, guest: Guest, agent: Agent, up: threading.Event
) -> None:
    agent.takes(guest.chat_id)
    follower = follow(stack, guest, up)
    talking = threading.Thread(target=talk, args=(guest, agent, 30))
    talking.start()
    for _ in range(10):
        assert follower.heard.acquire(timeout=PATIENCE)
    up.clear()
    stack.kill_gateway()
    stack.start_gateway()
    up.set()
    talking.join()
    agent.answers(guest.chat_id, LAST_WORDS)
    check(follower, guest)


def test_connections_of_a_dead_gateway_are_forgotten(stack: Stack, guest: Guest, agent: Agent) -> None:
    with as_guest(stack.live, guest.chat_id), as_agent(stack.live, agent.token):
        stack.kill_gateway()
    stack.start_gateway()
    with as_guest(stack.live, guest.chat_id) as back:
        agent.answers(guest.chat_id, "Hola otra vez")
        assert back.events(up_to=3) == guest.events_since(1)
