"""A management API on the loopback: what tests say, it answers."""

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tests import answering
from tests.answering import AnsweringServer, Received


@dataclass(frozen=True)
class Asked:
    """One call."""

    method: str
    path: str
    frame: Any
    authorization: str


class ManagementServer(AnsweringServer):
    """`asked` holds every call."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        """Where it listens, with a stage in its path as on AWS."""
        return f"http://127.0.0.1:{self.server_port}/api"

    def note(self, received: Received) -> None:
        """Keeps the call."""
        frame = json.loads(received.body) if received.body else None
        signed = received.headers.get("Authorization", "")
        self.asked.append(Asked(received.method, unquote(received.path), frame, signed))


def running() -> AbstractContextManager[ManagementServer]:
    """A server that is stopped at the end."""
    return answering.running(ManagementServer())
