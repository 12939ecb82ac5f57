"""Reading, in the model: pages of a history, and what is marked by whom."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.proofs.machine.chats import Chat, Message, Notice, Person, Refused, Side


@dataclass(frozen=True)
class Span:
    """Which messages; without `limit` all of them."""

    after: Message | None
    before: Message | None
    limit: int | None

    def of(self, messages: Sequence[Message]) -> list[Message]:
        """The newest of those between, or the oldest where only `after` is given."""
        first = self.after.seq if self.after else 0
        last = self.before.seq if self.before else sys.maxsize
        between = [each for each in messages if first < each.seq < last]
        if self.limit is None:
            return between
        oldest = self.after is not None and self.before is None
        return between[: self.limit] if oldest else between[-self.limit :]


def guest_reads(chat: Chat, span: Span, now: int) -> list[Message]:
    """The page, with what agents wrote up to the newest of theirs in it read."""
    return _read(chat, span, "user", now)


def agent_reads(person: Person, chat: Chat, span: Span, now: int) -> list[Message]:
    """The same on one's own chat; looking on marks nothing."""
    if chat.owner not in (None, person) and not person.is_admin:
        raise Refused(403, "not_assigned")
    if chat.owner != person:
        return span.of(chat.messages)
    return _read(chat, span, "agent", now)


def mark_chat(person: Person | None, chat: Chat, now: int) -> tuple[int, int]:
    """The whole chat, by an agent or (None) by its guest: how many were marked, how many are left."""
    side: Side = "agent" if person else "user"
    if person != chat.owner and person:
        raise Refused(403, "not_assigned")
    return chat.mark(chat.messages, side, now)


def mark_messages(person: Person, named: Sequence[tuple[Chat, Message | None]], now: int) -> tuple[int, int]:
    """Single messages, each with its chat, None for what is no message: all of them or none."""
    chat = named[0][0]
    if any(each is not chat for each, _ in named):
        raise Refused(400, "validation_failed")
    messages = [message for _, message in named if message]
    if len(messages) < len(named):
        raise Refused(404, "message_not_found")
    if chat.owner != person:
        raise Refused(403, "not_assigned")
    return chat.mark(messages, "agent", now)


def mark_notices(every: Sequence[Notice], named: Sequence[Notice], now: int) -> tuple[int, int]:
    """How many of `named` were unread until now, and how many of `every` still are."""
    fresh = [each for each in every if each in named and each.read_at is None]
    for notice in fresh:
        notice.read_at = now
    return len(fresh), sum(each.read_at is None for each in every)


def _read(chat: Chat, span: Span, reader: Side, now: int) -> list[Message]:
    page = span.of(chat.messages)
    theirs = [each.seq for each in page if each.side != reader]
    newest = max(theirs, default=0)
    chat.mark([each for each in chat.messages if each.seq <= newest], reader, now)
    return page
