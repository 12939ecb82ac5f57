"""A captcha provider on the loopback: what tests say, it answers."""

import json
from contextlib import AbstractContextManager
from urllib.parse import parse_qs

from tests import answering
from tests.answering import AnsweringServer, Received

ACCEPTED = json.dumps({"success": True}).encode()
REFUSED = json.dumps({"success": False, "error-codes": ["invalid-input-response"]}).encode()


class Siteverify(AnsweringServer):
    """`asked` holds the fields of each POST."""

    def __init__(self) -> None:
        super().__init__()
        self.body = ACCEPTED
        self.asked: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/siteverify"

    def note(self, received: Received) -> None:
        """Keeps the fields."""
        fields = parse_qs(received.body.decode())
        self.asked.append({name: values[0] for name, values in fields.items()})


def running() -> AbstractContextManager[Siteverify]:
    """A provider that is stopped at the end."""
    return answering.running(Siteverify())
