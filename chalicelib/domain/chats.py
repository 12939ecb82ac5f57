"""A chat's state, its messages' read times, and what a request for it can be refused for.

What may happen to a chat is in `changes`; nothing else makes a new state."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Literal

from chalicelib.domain.agents import AgentName
from chalicelib.domain.errors import Conflict, Forbidden, InvalidState, NotFound
from chalicelib.domain.messages import Message, Read, SenderType, other_side
from chalicelib.domain.rate_limits import MessageWindow
from chalicelib.frozen import value


class ChatNotFound(NotFound):
    code = "chat_not_found"


class NotAssigned(Forbidden):
    code = "not_assigned"


class NotYours(NotAssigned):
    """The same code with the words for all that is not writing: the specification's are for that alone."""

    text = "not_yours"


class AlreadyAssigned(Conflict):
    """Carries `agent_name`, the winner's."""

    code = "already_assigned"


class ChatClosed(InvalidState):
    code = "chat_closed"


class ChatClosedToActions(InvalidState):
    """The same code with the words for resolving and assigning."""

    code = "chat_closed"
    text = "chat_closed_to_actions"


Status = Literal["waiting", "active", "resolved", "closed"]
LIVE: tuple[Status, ...] = ("waiting", "active")
ARCHIVED: tuple[Status, ...] = ("resolved", "closed")
STATUSES: tuple[Status, ...] = LIVE + ARCHIVED
OrderBy = Literal["created_at", "last_message_at"]


@value
class ReadState:
    """The messages of one side, and how many of them the other side has read.

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
class Chat:
    """`seq` numbers what happened, `version` every write. Times in ms since the epoch.

    `demands_token`: its guest has shown the token, so whoever comes without it is somebody else.
    """

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
    demands_token: bool = False

    def read_state_of(self, side: SenderType) -> ReadState:
        return self.user_messages if side == "user" else self.agent_messages

    def belongs_to(self, agent_id: str) -> bool:
        return self.agent is not None and self.agent.id == agent_id


@value
class ChatDetails:
    """The details that only a chat's own page shows, so that lists and sends don't pay for them."""

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
    """The number of resolved and of closed chats that an agent has."""

    resolved: int = 0
    closed: int = 0

    def of(self, status: Status) -> int:
        return {"resolved": self.resolved, "closed": self.closed}.get(status, 0)


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)


def is_uuid(id_: str) -> bool:
    return bool(_UUID.fullmatch(id_))


def is_covered(chat: Chat, message: Message) -> bool:
    """True if a mark of the whole chat, and none of the message's own, says that it was read."""
    read_up_to = chat.read_state_of(message.sender_type).read_up_to
    return message.read_at is None and message.seq <= read_up_to


def uncovered_until(chat: Chat, messages: Iterable[Message], marks: Iterable[Read]) -> int:
    """The highest seq that a mark must cover and none of `marks` does; 0 if none is missing."""
    reach: dict[SenderType, int] = {"user": 0, "agent": 0}
    for mark in marks:
        side = other_side(mark.by)
        reach[side] = max(reach[side], mark.up_to or 0)
    missing = (m.seq for m in messages if is_covered(chat, m) and m.seq > reach[m.sender_type])
    return max(missing, default=0)


def with_read_times(chat: Chat, messages: Sequence[Message], marks: Iterable[Read]) -> list[Message]:
    """The messages with `read_at` as a reader sees it: its own mark, else the first that covers it.

    So it never moves. `marks` in the order of their seq.
    """
    by_side: dict[SenderType, tuple[list[int], list[int]]] = {"user": ([], []), "agent": ([], [])}
    for mark in marks:
        if mark.up_to is not None:
            bounds, times = by_side[other_side(mark.by)]
            bounds.append(mark.up_to)
            times.append(mark.created_at)
    return [_read(chat, message, *by_side[message.sender_type]) for message in messages]


def _read(chat: Chat, message: Message, bounds: list[int], times: list[int]) -> Message:
    if not is_covered(chat, message):
        return message
    return replace(message, read_at=times[bisect_left(bounds, message.seq)])
