"""What is measured: the API and the WebSocket gateway over an engine of their own, with agents."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

from benchmarks.stage import engine
from chalicelib import wiring
from chalicelib.config import Settings
from devserver.demo import PASSWORD
from devserver.servers import Servers

_MANY = "1000000"
# One process answers everybody here, where on AWS each request has a function to itself.
_LIMITS = {"CHATS_PER_IP": _MANY, "GUEST_MESSAGES_PER_MINUTE": _MANY, "LIVE_PUSH_MILLISECONDS": "3000"}


@contextmanager
def running(agents: int) -> Iterator[Servers]:
    """With that many agents (`agent1`, …); gone afterwards, with what they stored."""
    with engine() as database, TemporaryFile() as log:
        _hire(database, agents)
        servers = Servers(database, _LIMITS, log)
        try:
            yield servers
        finally:
            servers.stop()


def _hire(database: str, agents: int) -> None:
    wiring.configure(Settings(aws_endpoint_url_dynamodb=database))
    wiring.create_tables()
    for number in range(1, agents + 1):
        wiring.services().agents.create(f"agent{number}", PASSWORD, first_name="Carlos", last_name="López")
