"""The gateway dies while two sides talk: nothing is lost, and nothing is told twice."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from client.follower import GuestFollower
from client.guest import Guest, open_chat
from client.websocket import PATIENCE, as_agent, as_guest
from tests.live.stack import Stack, running_stack


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
def follow(stack: Stack, guest: Guest) -> Iterator[Callable[[], GuestFollower]]:
    """Makes clients of the guest's that listen already."""
    with ExitStack() as ending:

        def following() -> GuestFollower:
            follower = GuestFollower(stack.live, guest)
            follower.start()
            ending.callback(follower.stop)
            assert follower.ready.wait(PATIENCE)
            return follower

        yield following


def talk(guest: Guest, agent: Agent, lines: int) -> None:
    """Both write as fast as they can."""
    with ThreadPoolExecutor(2) as both:
        for number in range(lines):
            both.submit(guest.says, f"guest {number}")
            both.submit(agent.answers, guest.chat_id, f"agent {number}")


def check(follower: GuestFollower, guest: Guest) -> None:
    """It was told everything, once, in order."""
    stored = guest.events_since()
    assert follower.knows(guest.chat_id, stored[-1]["seq"], PATIENCE), f"{follower.connections} connections"
    assert [event for _, event in follower.shown] == stored
    assert [event["seq"] for event in stored] == list(range(1, len(stored) + 1))


def test_a_gateway_that_is_killed_and_comes_back(
    stack: Stack, guest: Guest, agent: Agent, follow: Callable[[], GuestFollower]
) -> None:
    agent.takes(guest.chat_id)
    tabs = [follow() for _ in range(2)]
    talk(guest, agent, 3)
    stack.kill_gateway()
    talk(guest, agent, 5)
    stack.start_gateway()
    talk(guest, agent, 3)
    talk(guest, agent, 3)
    agent.answers(guest.chat_id, "Eso es todo")
    for tab in tabs:
        check(tab, guest)
        assert tab.connections >= 2


@pytest.mark.slow
def test_a_gateway_that_is_killed_while_both_talk(
    stack: Stack, guest: Guest, agent: Agent, follow: Callable[[], GuestFollower]
) -> None:
    agent.takes(guest.chat_id)
    follower = follow()
    talking = threading.Thread(target=talk, args=(guest, agent, 30))
    talking.start()
    assert follower.knows(guest.chat_id, 12, PATIENCE)  # ten messages, of sixty
    stack.kill_gateway()
    stack.start_gateway()
    talking.join()
    agent.answers(guest.chat_id, "Eso es todo")
    check(follower, guest)


def test_connections_of_a_dead_gateway_are_forgotten(stack: Stack, guest: Guest, agent: Agent) -> None:
    with as_guest(stack.live, guest.chat_id), as_agent(stack.live, agent.token):
        stack.kill_gateway()
    stack.start_gateway()
    with as_guest(stack.live, guest.chat_id) as back:
        agent.answers(guest.chat_id, "Hola otra vez")
        assert back.events(up_to=3) == guest.events_since(1)
