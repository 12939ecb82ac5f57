"""What is unread, counted without reading a message, and when a message was read."""

import pytest

from chalicelib.domain.changes import (
    mark_all,
    mark_guest_notifications,
    mark_messages,
    mark_some_guest_notifications,
    mark_up_to,
)
from chalicelib.domain.chats import uncovered_until, with_read_times
from chalicelib.domain.messages import Read, SenderType
from tests.domain.scenes import NOW, active, agent_writes, resolved, seen, talked

LATER = NOW + 1000


def test_each_side_has_its_own_count() -> None:
    chat, _ = talked("agent", "user", "agent", "agent")
    assert (chat.user_messages.unread, chat.agent_messages.unread) == (2, 3)


@pytest.mark.parametrize(("reader", "left"), [("agent", (0, 3)), ("user", (2, 0))])
def test_marking_the_chat_reads_the_other_sides_messages(reader: SenderType, left: tuple[int, int]) -> None:
    chat, _ = talked("agent", "user", "agent", "agent")
    change = mark_all(chat, reader, LATER)
    assert (change.chat.user_messages.unread, change.chat.agent_messages.unread) == left
    last = change.chat.read_state_of("user" if reader == "agent" else "agent").last_seq
    assert change.events == (Read(chat.seq + 1, LATER, reader, up_to=last),)


def test_marking_again_changes_nothing() -> None:
    chat, messages = talked("user")
    read = mark_all(chat, "agent", LATER).chat
    assert mark_all(read, "agent", LATER).is_empty
    assert mark_messages(read, "agent", messages, LATER).is_empty


def test_single_marks_count_each_message_once() -> None:
    chat, (first, second, third) = talked("user", "user")
    change = mark_messages(chat, "agent", [third, first, third], LATER)
    assert change.events == (Read(chat.seq + 1, LATER, "agent", message_seqs=(first.seq, third.seq)),)
    assert change.chat.user_messages.unread == 1
    rest = mark_messages(change.chat, "agent", [seen(first, LATER), second, seen(third, LATER)], LATER)
    assert rest.events == (Read(chat.seq + 2, LATER, "agent", message_seqs=(second.seq,)),)
    assert rest.chat.user_messages.unread == 0


def test_ones_own_messages_are_not_marked() -> None:
    chat, (_, own) = talked("agent")
    assert mark_messages(chat, "agent", [own], LATER).is_empty


def test_marking_the_third_of_three_leaves_two_unread() -> None:
    chat, (*_, third) = talked("user", "user")
    assert mark_messages(chat, "agent", [third], LATER).chat.user_messages.unread == 2


def test_a_mark_of_all_takes_single_marks_in() -> None:
    chat, (_, second, _) = talked("user", "user")
    chat = mark_messages(chat, "agent", [second], LATER).chat
    state = mark_all(chat, "agent", LATER).chat.user_messages
    assert (state.unread, state.covered, state.read_singly) == (0, 3, 0)


def test_a_mark_up_to_a_message_leaves_single_marks_beyond_it() -> None:
    chat, (_, second, _, fourth) = talked("user", "user", "user")
    chat = mark_messages(chat, "agent", [fourth], LATER).chat
    state = mark_up_to(chat, "agent", second.seq, second.number, 0, LATER).chat.user_messages
    assert (state.unread, state.covered, state.read_singly) == (1, 2, 1)


def test_a_mark_below_the_last_one_changes_nothing() -> None:
    chat, (first, *_) = talked("user")
    chat = mark_all(chat, "agent", LATER).chat
    assert mark_up_to(chat, "agent", first.seq, first.number, 0, LATER).is_empty


def test_a_message_was_read_at_its_own_mark_or_the_first_that_covers_it() -> None:
    chat, (first, second, third) = talked("user", "user")
    marks = [
        Read(6, LATER + 1, "agent", up_to=first.seq),
        Read(7, LATER + 2, "agent", up_to=third.seq),
        Read(8, LATER + 3, "user", up_to=third.seq),
    ]
    chat = mark_all(chat, "agent", LATER + 2).chat
    shown = with_read_times(chat, [first, seen(second, LATER), third], marks)
    assert [message.read_at for message in shown] == [LATER + 1, LATER, LATER + 2]


def test_what_no_mark_covers_is_unread() -> None:
    chat, messages = talked("user")
    assert [message.read_at for message in with_read_times(chat, messages, [])] == [None, None]
    assert uncovered_until(chat, messages, []) == 0


def test_it_is_known_how_far_marks_are_missing() -> None:
    chat, messages = talked("user", "agent")
    chat = mark_all(chat, "agent", LATER).chat
    first, second, _ = messages
    assert uncovered_until(chat, messages, []) == second.seq
    assert uncovered_until(chat, messages, [Read(9, LATER, "agent", up_to=first.seq)]) == second.seq
    assert uncovered_until(chat, messages, [Read(9, LATER, "agent", up_to=second.seq)]) == 0


def test_all_of_a_guests_notifications_are_read_at_once() -> None:
    chat = agent_writes(active()).chat
    change = mark_guest_notifications(chat)
    notices = change.chat.notices
    assert (notices.total, notices.unread, notices.read_up_to) == (2, 0, 2)
    assert mark_guest_notifications(change.chat).is_empty


def test_some_of_a_guests_notifications_are_read_once_each() -> None:
    chat = agent_writes(resolved()).chat
    change = mark_some_guest_notifications(chat, [3, 1, 3])
    assert change.guest_notifications_read == (1, 3)
    assert (change.chat.notices.total, change.chat.notices.unread) == (3, 1)
    assert mark_some_guest_notifications(chat, []).is_empty
