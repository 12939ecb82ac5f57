"""Where races are run: the app over one engine, with a clock that moves, and threads that start at once."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import TypeVar

from botocore.client import BaseClient
from chalice.app import Chalice

from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import Api, Reply
from client.guest import Guest, open_chat
from client.in_process import InProcessApi
from tests.clock import START
from tests.tables import Rows, read_rows

Result = TypeVar("Result")
_NO_LIMIT = 10**6


class MovingClock:
    """Time as it passes, from the beginning of every window of limits: none ends in a test."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> int:
        """Milliseconds since the epoch."""
        return START + int((time.monotonic() - self._began) * 1000)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, as the app does between two tries."""
        time.sleep(seconds)


@dataclass(frozen=True)
class Arena:
    """The app with empty tables, and without limits but those of logins."""

    app: Chalice
    settings: Settings
    client: BaseClient

    @property
    def api(self) -> Api:
        """Anybody's client."""
        return InProcessApi(self.app)

    def agents(self, count: int) -> list[Agent]:
        """So many agents, each with a token."""
        for number in range(count):
            wiring.services().agents.create(f"agente{number}", PASSWORD, first_name=f"A{number}")
        return [log_in(self.api, f"agente{number}") for number in range(count)]

    def guest(self) -> Guest:
        """A guest whose chat waits."""
        return open_chat(self.api)

    def rows(self) -> Rows:
        """All that is stored."""
        return read_rows(self.client, self.settings.table_prefix)


def arena_settings(endpoint: str) -> Settings:
    """Settings for races; an empty `endpoint` is the memory."""
    return Settings(
        aws_endpoint_url_dynamodb=endpoint,
        argon2_time_cost=1,
        argon2_memory_kib=8,
        guest_messages_per_minute=_NO_LIMIT,
        chats_per_ip=_NO_LIMIT,
    )


def at_once(count: int, act: Callable[[int], Result]) -> list[Result]:
    """What `act` gives for 0 to `count` - 1, each in a thread of its own, all starting together."""
    barrier = Barrier(count)

    def start(number: int) -> Result:
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(start, range(count)))


def until_not_busy(send: Callable[[], Reply]) -> Reply:
    """What a client does: the same request again for as long as the answer is 503."""
    while (reply := send()).status == 503:
        pass
    return reply
