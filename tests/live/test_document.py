"""The client in Python that docs/live.md shows follows a chat to its end, and is told everything once."""

from collections.abc import Iterator
from queue import Queue
from threading import Thread
from typing import Any

import pytest

from client.agent import log_in
from client.api import HttpApi
from client.guest import open_chat
from client.websocket import PATIENCE
from tests.live.document import client_in
from tests.live.stack import Stack, running_stack


@pytest.fixture(scope="module")
def stack(engine: str) -> Iterator[Stack]:
    """A stack whose gateway may be killed."""
    with running_stack(engine) as running:
        yield running


class Follower:
    """The page's client in a thread of its own; `told` is what it showed."""

    def __init__(self, api: str, chat_id: str) -> None:
        program: dict[str, Any] = {}
        exec(client_in("python"), program)  # noqa: S102  # what the page shows is what is tested
        self.told: list[Any] = []
        self._shown: Queue[Any] = Queue()
        client = program["Follower"](api, chat_id, self._shown.put)
        self._thread = Thread(target=client.follow, daemon=True)
        self._thread.start()

    def hears(self, content: str) -> None:
        """Waits until it was told that message."""
        while not self.told or self.told[-1].get("message", {}).get("content") != content:
            self.told.append(self._shown.get(timeout=PATIENCE))

    def ends(self) -> None:
        """It ends by itself when the chat is closed."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        self.told += self._shown.queue


def test_the_client_in_python_follows_a_chat_to_its_end(stack: Stack) -> None:
    agent, guest = log_in(HttpApi(stack.api), "agente1"), open_chat(HttpApi(stack.api))
    follower = Follower(stack.api, guest.chat_id)
    agent.answers(guest.chat_id, "¿En qué puedo ayudarte?")
    follower.hears("¿En qué puedo ayudarte?")
    guest.says("Uno")
    guest.reads()
    agent.closes(guest.chat_id)
    follower.ends()
    assert follower.told == guest.events_since()


@pytest.mark.slow
def test_the_client_in_python_survives_the_gateway(stack: Stack) -> None:
    agent, guest = log_in(HttpApi(stack.api), "agente1"), open_chat(HttpApi(stack.api), "Hola")
    follower = Follower(stack.api, guest.chat_id)
    follower.hears("Hola")
    stack.kill_gateway()
    agent.answers(guest.chat_id, "Sin gateway")
    follower.hears("Sin gateway")
    stack.start_gateway()
    agent.answers(guest.chat_id, "Con gateway")
    follower.hears("Con gateway")
    agent.closes(guest.chat_id)
    follower.ends()
    assert follower.told == guest.events_since()
