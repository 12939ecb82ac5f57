"""A chat's events come in their order, as far as one asks."""

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.changes import Change, mark_all, mark_messages
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Event, Message, Read
from chalicelib.storage.messages import MessageStore
from tests.storage.beginnings import CARLOS, NOW, Beginnings, write_many


@pytest.fixture
def messages(connection: Connection) -> MessageStore:
    return MessageStore(connection)


@pytest.fixture
def chat(begin: Beginnings) -> Chat:
    """Hola (1), assigned (2), the guest's 3 to 12, read up to 12 (13), the agent's 14 to 16."""
    chat = begin.commit(write_many(begin.taken(), 10))
    chat = begin.commit(mark_all(chat, "agent", NOW + 100))
    return begin.commit(write_many(chat, 3, "agent"))


def _seqs(events: list[Event]) -> list[int]:
    return [event.seq for event in events]


@pytest.mark.parametrize("page_size", [1, 3, 100])
def test_they_come_in_order_however_they_are_paged(
    messages: MessageStore, chat: Chat, page_size: int
) -> None:
    assert _seqs(list(messages.events(chat.id, 1, 16, page_size))) == list(range(1, 17))
    newest_first = messages.events(chat.id, 1, 16, page_size, newest_first=True)
    assert _seqs(list(newest_first)) == list(range(16, 0, -1))


def test_both_bounds_are_included(messages: MessageStore, chat: Chat) -> None:
    assert _seqs(list(messages.events(chat.id, 4, 6, 10))) == [4, 5, 6]
    assert _seqs(list(messages.events(chat.id, 16, 99, 10))) == [16]
    assert list(messages.events(chat.id, 17, 99, 10)) == []
    assert list(messages.events(chat.id, 6, 4, 10)) == []


def test_every_kind_comes_back_as_it_was(messages: MessageStore, chat: Chat, begin: Beginnings) -> None:
    stored = list(messages.events(chat.id, 13, 14, 10))
    assert stored[0] == Read(13, NOW + 100, by="agent", up_to=12)
    assert stored[1] == Message(14, NOW, "agent", 1, "agent 0")
    change = mark_messages(chat, "user", [stored[1]], NOW + 200)
    begin.commit(change)
    assert list(messages.events(chat.id, 17, 17, 10)) == list(change.events)


def test_named_ones_are_messages_alone_and_in_order(messages: MessageStore, chat: Chat) -> None:
    found = messages.get(chat.id, [16, 2, 3, 13, 99, 3])
    assert _seqs(list(found)) == [3, 16]
    assert messages.get(chat.id, []) == []


def test_marks_after_a_seq_are_marks_alone(messages: MessageStore, chat: Chat, begin: Beginnings) -> None:
    begin.commit(mark_all(chat, "user", NOW + 300))
    assert _seqs(list(messages.marks(chat.id, 0))) == [13, 17]
    assert _seqs(list(messages.marks(chat.id, 13))) == [17]
    assert list(messages.marks(chat.id, 17)) == []


def test_a_message_keeps_who_wrote_it(messages: MessageStore, begin: Beginnings) -> None:
    chat = begin.taken()
    message = Message(3, NOW, "agent", 1, "¡Hola! 😀", "a-1", CARLOS)
    begin.commit(Change(chat, chat, (message,)))
    assert messages.get(chat.id, [3]) == [message]
