"""A chat's state. What may happen to it is in `changes`; nothing else makes a new state."""

from dataclasses import field
from typing import Literal

from chalicelib.domain.agents import AgentName
from chalicelib.domain.errors import TooManyMessages
from chalicelib.domain.messages import Message, SenderType
from chalicelib.frozen import value

Status = Literal["waiting", "active", "resolved", "closed"]
LIVE: tuple[Status, ...] = ("waiting", "active")
ARCHIVED: tuple[Status, ...] = ("resolved", "closed")
STATUSES: tuple[Status, ...] = LIVE + ARCHIVED

_WINDOW_MS = 60_000


@value
class ReadState:
    """What one side wrote, and how much of it the other side has read.

    The mark covers the first `covered` messages, up to seq `read_up_to`; `read_singly` counts those
    beyond it that were marked one by one. So the unread count is known without reading a message.
    """

    written: int = 0
    last_seq: int = 0
    covered: int = 0
    read_up_to: int = 0
    read_singly: int = 0

    @property
    def unread(self) -> int:
        return self.written - self.covered - self.read_singly


@value
class GuestNotices:
    """Counts of the guest's notifications: all up to number `read_up_to` are read."""

    total: int = 0
    unread: int = 0
    read_up_to: int = 0


@value
class MessageWindow:
    """The minute that the guest's messages are limited by; `started_at` in ms."""

    started_at: int = 0
    count: int = 0

    def admit(self, now: int, limit: int) -> "MessageWindow":
        """This window with one message more. Raises TooManyMessages at the limit."""
        if now - self.started_at >= _WINDOW_MS:
            return MessageWindow(now, 1)
        if self.count >= limit:
            raise TooManyMessages(-(-(self.started_at + _WINDOW_MS - now) // 1000))
        return MessageWindow(self.started_at, self.count + 1)


@value
class Chat:
    """`seq` numbers what happened, `version` every write. Times in ms since the epoch."""

    id: str
    full_name: str
    email: str
    token_digest: bytes
    created_at: int
    status: Status = "waiting"
    agent: AgentName | None = None
    seq: int = 0
    version: int = 0
    user_messages: ReadState = field(default_factory=ReadState)
    agent_messages: ReadState = field(default_factory=ReadState)
    last_message: str = ""
    last_message_at: int = 0
    resolved_at: int | None = None
    closed_at: int | None = None
    notices: GuestNotices = field(default_factory=GuestNotices)
    window: MessageWindow = field(default_factory=MessageWindow)

    def read_state_of(self, side: SenderType) -> ReadState:
        return self.user_messages if side == "user" else self.agent_messages

    def belongs_to(self, agent_id: str) -> bool:
        return self.agent is not None and self.agent.id == agent_id


@value
class ChatDetails:
    """What only a chat's own page shows, so that lists and sends don't pay for it."""

    phone_number: str | None = None
    page_url: str | None = None
    referrer: str | None = None
    locale: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.phone_number or self.page_url or self.referrer or self.locale)


@value
class ChatPage:
    """All that a chat's own page shows."""

    chat: Chat
    details: ChatDetails
    initial_message: Message


@value
class ChatSummary:
    """A chat as lists show it; may lag behind the chat by a second, all of it as of `seq`."""

    id: str
    seq: int
    full_name: str
    email: str
    status: Status
    agent: AgentName | None
    created_at: int
    last_message: str
    last_message_at: int
    user_messages: ReadState


@value
class ArchiveCounts:
    """How many resolved and closed chats an agent has."""

    resolved: int = 0
    closed: int = 0

    def of(self, status: Status) -> int:
        return {"resolved": self.resolved, "closed": self.closed}.get(status, 0)
