"""The ports: a Protocol for each store, and for the clock, ids, the gateway and what else is outside.

Every store may raise TryAgain. Reads of one item are strongly consistent; lists may lag by a second."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from chalicelib.domain.agents import Agent, AgentToken, DirectoryEntry
from chalicelib.domain.changes import Change
from chalicelib.domain.chats import ArchiveCounts, Chat, ChatDetails, ChatPage, ChatSummary, OrderBy, Status
from chalicelib.domain.idempotency import IdempotencyRecord
from chalicelib.domain.messages import Event, Message, Read
from chalicelib.domain.notifications import (
    AgentNotification,
    GuestNotification,
    NotificationCounts,
)
from chalicelib.domain.rate_limits import RateLimit
from chalicelib.domain.realtime import Connection
from chalicelib.domain.sessions import Session


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds since the epoch, UTC."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

    def sleep(self, seconds: float) -> None: ...


class Ids(Protocol):
    def uuid(self) -> str:
        """A random UUID4."""

    def operation(self) -> str:
        """Names one call, so that it recognises what it stored."""

    def sortable(self, now: int) -> str:
        """Unique, URL-safe, and sorting by `now` (ms)."""

    def sortable_from(self, now: int) -> str:
        """Sorts before every `sortable` of `now` or later, and after the earlier ones."""

    def secret(self) -> str:
        """256 random bits, URL-safe."""

    def salt(self) -> bytes:
        """256 random bits."""


class Passwords(Protocol):
    def hash(self, password: str) -> str: ...

    def verify(self, password_hash: str | None, password: str) -> bool:
        """False for a hash of None, after the same work."""

    def needs_rehash(self, password_hash: str) -> bool: ...


class Captcha(Protocol):
    def verify(self, token: str | None) -> None:
        """Raises CaptchaFailed, CaptchaUnavailable."""


class Sessions(Protocol):
    def get(self, session_id: str) -> Session | None: ...
    def start(self, session: Session, rate_limit: RateLimit, now: int) -> None: ...
    def complete(self, session: Session, change: Change, details: ChatDetails, operation: str) -> None: ...


class RateLimits(Protocol):
    def hit(self, rate_limits: Sequence[RateLimit]) -> None: ...
    def refund(self, rate_limits: Sequence[RateLimit]) -> None: ...


class Tokens(Protocol):
    def put(self, token: AgentToken) -> None: ...
    def get_with_agent(self, digest: str, agent_id: str) -> tuple[AgentToken, Agent] | None: ...
    def delete(self, digest: str) -> None: ...


class Agents(Protocol):
    def by_username(self, username: str) -> Agent | None: ...
    def directory(self) -> list[DirectoryEntry]: ...
    def next_user_id(self) -> int: ...
    def create(self, agent: Agent) -> None: ...
    def set_availability(self, agent_id: str, is_available: bool) -> Agent: ...
    def note_seen(self, agent_id: str, now: int, before: int) -> None: ...
    def note_left(self, agent_id: str) -> None: ...
    def set_password(self, agent_id: str, password_hash: str) -> Agent: ...
    def rehash(self, agent_id: str, old_hash: str, new_hash: str) -> None: ...
    def set_disabled(self, agent_id: str, is_disabled: bool) -> Agent: ...


class Chats(Protocol):
    def get(self, chat_id: str) -> Chat | None: ...
    def get_many(self, chat_ids: Sequence[str]) -> list[Chat]: ...
    def get_page(self, chat_id: str) -> ChatPage | None: ...
    def commit(self, change: Change, operation: str) -> None: ...
    def is_stored(self, change: Change, operation: str) -> bool: ...


class IdempotencyRecords(Protocol):
    def get(self, chat_id: str, sender: str, client_message_id: str) -> IdempotencyRecord | None: ...


class Inboxes(Protocol):
    def queue(self) -> list[ChatSummary]: ...
    def active(self, agent_id: str) -> list[ChatSummary]: ...
    def archived(
        self, agent_id: str, status: Status, order_by: OrderBy, newest_first: bool, portion: int
    ) -> Iterator[ChatSummary]: ...
    def archive_counts(self, agent_id: str) -> ArchiveCounts: ...
    def all_archive_counts(self) -> dict[str, ArchiveCounts]: ...
    def earlier(self, chat: Chat, limit: int) -> list[Chat]: ...


class Messages(Protocol):
    def get(self, chat_id: str, seqs: Sequence[int]) -> list[Message]: ...
    def events(
        self, chat_id: str, first: int, last: int, page_size: int, newest_first: bool = False
    ) -> Iterator[Event]: ...
    def marks(self, chat_id: str, after: int) -> Iterator[Read]: ...


class Notifications(Protocol):
    def of_guest(
        self, chat_id: str, read_up_to: int, before: int | None, limit: int
    ) -> list[GuestNotification]: ...
    def of_guest_numbered(
        self, chat_id: str, read_up_to: int, numbers: Sequence[int]
    ) -> list[GuestNotification]: ...
    def of_agent(self, agent_id: str, before: str | None) -> Iterator[AgentNotification]: ...
    def of_agent_since(self, agent_id: str, first: str) -> Iterator[AgentNotification]: ...
    def counts_of_agent(self, agent_id: str) -> NotificationCounts: ...
    def mark_of_agent(self, agent_id: str, ids: Sequence[str], operation: str, now: int) -> int: ...


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
        """False where no gateway is configured: nobody listens."""

    def post(self, connection_id: str, frame: str) -> None: ...
    def close(self, connection_id: str) -> None: ...


class TaskGroup(Protocol):
    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """All at once; what those gave that ended well and in time."""


class BackgroundTasks(Protocol):
    def within_budget(self) -> AbstractContextManager[TaskGroup]:
        """Work that may fail, and is left when its time is over, without anybody's being told."""
