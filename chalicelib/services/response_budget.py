"""How much one answer may carry, counted as Lambda carries it: the body is JSON inside JSON.

So a quote of a text takes four bytes: JSON escapes it, and Lambda's runtime escapes that again. Before
Python 3.12 the runtime also writes whatever is not ASCII as `\\uXXXX`, twice for what is beyond U+FFFF.
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TypeVar

from chalicelib.domain.agents import AgentName
from chalicelib.domain.chats import Chat, ChatSummary
from chalicelib.domain.messages import Event, Message, Read
from chalicelib.domain.notifications import AgentNotification

# Lambda takes 6 MB. An agent's feed carries more than events: `MAX_FEED_BYTES` more.
MAX_BYTES = 4 * 1024 * 1024
MAX_FEED_BYTES = 3 * 512 * 1024
MAX_GUEST_BYTES = 256 * 1024

ESCAPES_ALL = sys.version_info < (3, 12)
# All that stands around the texts, with the longest ids and numbers; tests hold them to be enough.
_EVENT_BYTES = 900
_MESSAGE_ID_BYTES = 55
_SUMMARY_BYTES = 700
_NOTIFICATION_BYTES = 500

Item = TypeVar("Item")


def carried_bytes(text: str, escapes_all: bool = ESCAPES_ALL) -> int:
    """How many bytes the text takes in an answer, its own quotes left out."""
    in_body = json.dumps(text, ensure_ascii=False)[1:-1]
    carried = json.dumps(in_body, ensure_ascii=escapes_all)[1:-1]
    if escapes_all:
        return len(carried)
    # The runtime's JSON escapes the two line ends of Unicode in any case: three bytes more for each.
    return len(carried.encode()) + 3 * (carried.count("\u2028") + carried.count("\u2029"))


def event_bytes(event: Event) -> int:
    """How many bytes the event takes in an answer, at most."""
    if isinstance(event, Message):
        return _EVENT_BYTES + carried_bytes(event.content) + _name_bytes(event.agent)
    if isinstance(event, Read):
        return _EVENT_BYTES + _MESSAGE_ID_BYTES * len(event.message_seqs)
    # The name stands beside the agent, too.
    return _EVENT_BYTES + 2 * _name_bytes(event.agent)


def summary_bytes(chat: Chat | ChatSummary) -> int:
    """As `event_bytes`, for a chat of a list. The name stands in the subject, too."""
    texts = 2 * carried_bytes(chat.full_name) + carried_bytes(chat.email + chat.last_message)
    return _SUMMARY_BYTES + texts + _name_bytes(chat.agent)


def notification_bytes(notification: AgentNotification) -> int:
    """As `event_bytes`, for a notification."""
    return _NOTIFICATION_BYTES + carried_bytes(notification.name)


def _name_bytes(agent: AgentName | None) -> int:
    return carried_bytes(agent.username + agent.first_name + agent.last_name) if agent else 0


@dataclass(slots=True)
class ResponseBudget:
    """The items and the bytes that one answer may still carry."""

    items: int
    size: int = MAX_BYTES
    has_any: bool = False

    @property
    def is_full(self) -> bool:
        return self.items == 0 or self.size < 0

    def take(self, items: Iterable[Item], bytes_of: Callable[[Item], int]) -> list[Item]:
        """As many of the first as fit; reads no further. The answer's very first always fits."""
        taken = list(takewhile(lambda item: self._admits(bytes_of(item)), islice(items, self.items)))
        self.items -= len(taken)
        return taken

    def _admits(self, size: int) -> bool:
        self.size -= size
        admitted = self.size >= 0 or not self.has_any
        self.has_any = True
        return admitted
