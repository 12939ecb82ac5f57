"""Somebody reads: messages up to one of them, single messages, or the guest's notifications."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.domain.changes.change import Change, unchanged, with_read_state
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Message, Read, SenderType, other_side


def mark_all(chat: Chat, reader: SenderType, now: int) -> Change:
    """All that the other side wrote is read: one small change, however long the chat."""
    read_state = chat.read_state_of(other_side(reader))
    return mark_up_to(chat, reader, read_state.last_seq, read_state.written, read_state.read_singly, now)


def mark_up_to(chat: Chat, reader: SenderType, seq: int, number: int, read_singly: int, now: int) -> Change:
    """The other side's messages up to its `number`-th, which has `seq`, are read.

    `read_singly`: how many of those beyond the last mark were already marked one by one.
    """
    side = other_side(reader)
    read_state = chat.read_state_of(side)
    if number - read_state.covered - read_singly <= 0:
        return unchanged(chat)
    covering = replace(
        read_state, covered=number, read_up_to=seq, read_singly=read_state.read_singly - read_singly
    )
    event = Read(chat.seq + 1, now, reader, up_to=seq)
    after = replace(with_read_state(chat, side, covering), seq=event.seq)
    return Change(chat, after, (event,))


def mark_messages(chat: Chat, reader: SenderType, messages: Iterable[Message], now: int) -> Change:
    """Those of `messages` that the other side wrote and that are unread get their own mark."""
    side = other_side(reader)
    read_state = chat.read_state_of(side)
    seqs = sorted({m.seq for m in messages if _is_unread(m, side, read_state.read_up_to)})
    if not seqs:
        return unchanged(chat)
    counted = replace(read_state, read_singly=read_state.read_singly + len(seqs))
    event = Read(chat.seq + 1, now, reader, message_seqs=tuple(seqs))
    after = replace(with_read_state(chat, side, counted), seq=event.seq)
    return Change(chat, after, (event,))


def _is_unread(message: Message, side: SenderType, read_up_to: int) -> bool:
    return message.sender_type == side and message.read_at is None and message.seq > read_up_to


def mark_guest_notifications(chat: Chat) -> Change:
    """All of the guest's notifications are read."""
    notices = replace(chat.notices, unread=0, read_up_to=chat.notices.total)
    if chat.notices.unread == 0:
        return unchanged(chat)
    # The newest one's own row is marked too: it remembers the call, as an event would.
    newest = (notices.total,)
    return Change(chat, replace(chat, notices=notices), guest_notifications_read=newest)


def mark_some_guest_notifications(chat: Chat, unread_numbers: Iterable[int]) -> Change:
    """`unread_numbers`: of the chat's notifications, each unread until now."""
    numbers = tuple(sorted(set(unread_numbers)))
    notices = replace(chat.notices, unread=chat.notices.unread - len(numbers))
    if not numbers:
        return unchanged(chat)
    return Change(chat, replace(chat, notices=notices), guest_notifications_read=numbers)
