"""The whole of Charla on free ports of the loopback: what the live tests run, and the web server."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from devserver.child import Child
from devserver.engine import temporary_engine
from devserver.loopback import free_port
from devserver.servers import await_answer, over
from tests.live import stack as live


class Stack(live.Stack):
    """`web` is the address of the pages."""

    def __init__(self, database: str) -> None:
        """Starts all of it over the tables at `database`."""
        super().__init__(database, {})
        port = free_port()
        self.web = f"http://127.0.0.1:{port}"
        self._web = Child(["devserver.web.server:main", str(port), self.api], over(database))
        await_answer(self._web, port, "/")

    def stop(self) -> None:
        """Ends all of it."""
        super().stop()
        self._web.stop(within=5)


@contextmanager
def running_stack() -> Iterator[Stack]:
    """A stack of one's own, gone afterwards."""
    with temporary_engine() as database, ExitStack() as ending:
        stack = Stack(database)
        ending.callback(stack.stop)
        yield stack
