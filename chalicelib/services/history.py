"""A chat's messages with the times at which they were read, page by page."""

from dataclasses import dataclass, field

from chalicelib.domain.chats import Chat, uncovered_until, with_read_times
from chalicelib.domain.messages import Message, MessageNotFound, Read
from chalicelib.frozen import component
from chalicelib.services.ports import Messages
from chalicelib.services.response_budget import MAX_BYTES, event_bytes

WHOLE_CHAT_MESSAGES = 1000
GUEST_MESSAGES = 200


@component
class SeqRange:
    """Which messages: those between two seqs, both excluded, at most `limit` and `max_bytes`.

    With `after` alone the oldest of them, else the newest.
    """

    after: int = 0
    before: int | None = None
    limit: int = WHOLE_CHAT_MESSAGES
    max_bytes: int = MAX_BYTES


@dataclass(slots=True)
class _Collected:
    """Messages and marks, as far as they were read; `reach` is the last seq looked at."""

    reach: int
    messages: list[Message] = field(default_factory=list)
    marks: list[Read] = field(default_factory=list)


@component
class MessageHistory:
    messages: Messages

    def message(self, chat: Chat, seq: int) -> Message:
        """One message as a reader sees it. Raises MessageNotFound."""
        found = self.messages.get(chat.id, [seq])
        if not found:
            raise MessageNotFound
        return self._as_read(chat, _Collected(seq, found))[0]

    def page(self, chat: Chat, seq_range: SeqRange) -> list[Message]:
        """Messages of the range, oldest first; at least one of those that there are."""
        oldest_first = seq_range.before is None and seq_range.after > 0
        last = chat.seq if seq_range.before is None else min(seq_range.before - 1, chat.seq)
        return self._as_read(chat, self._collect(chat.id, seq_range, last, newest_first=not oldest_first))

    def after_marks(self, chat: Chat, page: list[Message], reach: int, marks: list[Read]) -> list[Message]:
        """The page again, now that `chat` is marked; `marks`: those made since seq `reach`."""
        return self._as_read(chat, _Collected(reach, page, marks))

    def _collect(self, chat_id: str, seq_range: SeqRange, last: int, newest_first: bool) -> _Collected:
        collected, size = _Collected(reach=last if newest_first else seq_range.after), 0
        page_size = seq_range.limit + seq_range.limit // 4 + 5
        for event in self.messages.events(chat_id, seq_range.after + 1, last, page_size, newest_first):
            if isinstance(event, Message):
                size += event_bytes(event)
                if collected.messages and (
                    len(collected.messages) == seq_range.limit or size > seq_range.max_bytes
                ):
                    break
                collected.messages.append(event)
            elif isinstance(event, Read):
                collected.marks.append(event)
            collected.reach = max(collected.reach, event.seq)
        collected.messages.sort(key=lambda message: message.seq)
        collected.marks.sort(key=lambda mark: mark.seq)
        return collected

    def _as_read(self, chat: Chat, collected: _Collected) -> list[Message]:
        messages, marks = collected.messages, collected.marks
        if uncovered_until(chat, messages, marks):
            for mark in self.messages.marks(chat.id, collected.reach):
                marks.append(mark)
                if not uncovered_until(chat, messages, marks):
                    break
        return with_read_times(chat, messages, marks)
