"""A chat as docs/contract.md has it, in the plainest way: lists, and counts by walking them.

This model shares nothing with the product but the contract. Times in ms since the epoch.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["user", "agent"]
DAY = 24 * 3600 * 1000


class Refused(Exception):
    """The status and code (docs/contract.md, "Conventions"), and what the envelope tells besides."""

    def __init__(self, status: int, code: str, **more: str) -> None:
        super().__init__(code)
        self.status, self.code, self.more = status, code, more


@dataclass(frozen=True)
class Person:
    """An agent or an admin."""

    username: str
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    is_admin: bool = field(default=False, repr=False)

    @property
    def name(self) -> str:
        """What guests and other agents read."""
        return f"{self.first_name} {self.last_name}"


@dataclass(eq=False)
class Message:
    """`agent`: who wrote it, None for the guest. `id` is the app's own."""

    seq: int
    created_at: int
    agent: Person | None
    content: str
    client_message_id: str | None = None
    read_at: int | None = None
    id: str = ""

    @property
    def side(self) -> Side:
        """Which side wrote it."""
        return "agent" if self.agent else "user"


@dataclass(frozen=True)
class Event:
    """Something that took a number; `by`: an agent's name, or the side that read."""

    seq: int
    type: str
    created_at: int
    by: str | None


@dataclass(eq=False)
class Notice:
    """A notification; `name`: whom its words name. `id` is the app's own, once it was seen."""

    type: str
    chat_id: str
    name: str
    created_at: int
    read_at: int | None = None
    id: str | None = None


@dataclass(eq=False)
class Chat:
    """One chat, what happened in it, and what its guest was told, oldest first."""

    id: str
    guest: str
    created_at: int
    status: str = "waiting"
    owner: Person | None = None
    resolved_at: int | None = None
    closed_at: int | None = None
    events: list[Event] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    sent: dict[tuple[str, str], Message] = field(default_factory=dict)

    def write(self, agent: Person | None, content: str, name: str | None, now: int) -> Message:
        """A message, which reopens a resolved chat; `name` is the client's for it."""
        if self.status == "resolved":
            self.status, self.resolved_at = "active", None
            self._happen("reopened", agent.name if agent else None, now)
        self._happen("message", None, now)
        message = Message(len(self.events), now, agent, content, name)
        self.messages.append(message)
        if name:
            self.sent[agent.username if agent else "", name] = message
        return message

    def take(self, agent: Person, now: int) -> None:
        """It becomes the agent's."""
        self.owner, self.status = agent, "active"
        self._happen("assigned", agent.name, now)
        self.tell("agent_joined", agent, now)

    def end(self, status: str, agent: Person, now: int) -> None:
        """Resolve or close it."""
        self.status = status
        if status == "resolved":
            self.resolved_at = now
        else:
            self.closed_at = now
        self._happen(status, agent.name, now)
        self.tell(f"chat_{status}", agent, now)

    def tell(self, type_: str, agent: Person, now: int) -> None:
        """Notify the guest."""
        self.notices.append(Notice(type_, self.id, agent.name, now))

    def unread(self, reader: Side) -> list[Message]:
        """What the other side wrote and `reader` has not read."""
        return [each for each in self.messages if each.side != reader and each.read_at is None]

    def mark(self, read: Sequence[Message], reader: Side, now: int) -> tuple[int, int]:
        """How many of `read` were unread until now, and how many others are."""
        fresh = [each for each in self.unread(reader) if each in read]
        for message in fresh:
            message.read_at = now
        if fresh:
            self._happen("read", reader, now)
        return len(fresh), len(self.unread(reader))

    def _happen(self, type_: str, by: str | None, now: int) -> None:
        self.events.append(Event(len(self.events) + 1, type_, now, by))
