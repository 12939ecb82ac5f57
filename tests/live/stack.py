"""The API and the WebSocket gateway on free ports, with the demo accounts; each can be killed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from devserver.child import Child
from devserver.servers import Servers, over

PATIENCE = 60.0
# A busy machine may take longer than production allows; tests of that limit set it themselves.
_SETTINGS = {"GUEST_MESSAGES_PER_MINUTE": "10000", "LIVE_PUSH_MILLISECONDS": "10000"}


class Stack(Servers):
    """`settings` are the app's and the gateway's."""

    def __init__(self, database: str, settings: Mapping[str, str]) -> None:
        """Starts both over the tables at `database`, which it makes, demo accounts included."""
        prepare = Child(["devserver.prepare:main"], over(database) | dict(settings))
        assert prepare.ended(PATIENCE) == 0
        prepare.stop(within=1)
        super().__init__(database, _SETTINGS | dict(settings))


@contextmanager
def running_stack(database: str, **settings: str) -> Iterator[Stack]:
    """A stack of one's own, gone afterwards."""
    stack = Stack(database, settings)
    try:
        yield stack
    finally:
        stack.stop()
