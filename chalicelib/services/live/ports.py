"""What live updates need of the world besides the other ports."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from chalicelib.domain.realtime import Connection

Result = TypeVar("Result")


class Connections(Protocol):
    """Strongly consistent: who is stored before something happens hears of it."""

    def get(self, connection_id: str) -> Connection | None: ...
    def open(self, connection: Connection) -> None: ...
    def identify(self, connection: Connection) -> None: ...
    def remove(self, connection: Connection) -> None: ...
    def refuse(self, connection_id: str) -> int: ...
    def may_type(self, connection: Connection, chat_id: str, now: int) -> bool: ...
    def of_chat(self, chat_id: str) -> list[Connection]: ...
    def of_agent(self, agent_id: str) -> list[Connection]: ...
    def of_all_agents(self) -> list[Connection]: ...


class Gateway(Protocol):
    """Each may raise ConnectionGone or PushFailed."""

    @property
    def is_on(self) -> bool:
        """Whether there is one: without it nobody listens."""

    def post(self, connection_id: str, frame: str) -> None: ...
    def close(self, connection_id: str) -> None: ...


class TaskGroup(Protocol):
    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """All at once; what those gave that ended well and in time."""


class BackgroundTasks(Protocol):
    def within_budget(self) -> AbstractContextManager[TaskGroup]:
        """Work that may fail, and is left when its time is over, without anybody's being told."""
