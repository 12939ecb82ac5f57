"""When a message was read: its own mark, else the first mark that covers it. It never moves."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Message, Read, SenderType, other_side


def is_covered(chat: Chat, message: Message) -> bool:
    """Whether a mark of the whole chat, and no mark of its own, says that it was read."""
    read_up_to = chat.read_state_of(message.sender_type).read_up_to
    return message.read_at is None and message.seq <= read_up_to


def uncovered_until(chat: Chat, messages: Iterable[Message], marks: Iterable[Read]) -> int:
    """How far marks are missing: the highest seq that one must cover and none of `marks` does; 0 if none."""
    reach: dict[SenderType, int] = {"user": 0, "agent": 0}
    for mark in marks:
        side = other_side(mark.by)
        reach[side] = max(reach[side], mark.up_to or 0)
    missing = (m.seq for m in messages if is_covered(chat, m) and m.seq > reach[m.sender_type])
    return max(missing, default=0)


def with_read_times(chat: Chat, messages: Sequence[Message], marks: Iterable[Read]) -> list[Message]:
    """The messages with `read_at` as a reader sees it. `marks` in the order of their seq."""
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
