"""A chat's change is stored whole or not at all, and its call can find out which."""

from dataclasses import replace
from uuid import uuid4

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.changes import Change, assign, close, mark_guest_notifications, mark_messages, resolve
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.storage.chats import ChatStore
from chalicelib.storage.inboxes import InboxStore
from chalicelib.storage.messages import MessageStore
from tests.storage.beginnings import CARLOS, MARIA, NOW, Beginnings, write_many, writes
from tests.tables import read_rows


@pytest.fixture
def chats(connection: Connection) -> ChatStore:
    return ChatStore(connection)


def test_what_is_not_there_is_none(chats: ChatStore) -> None:
    assert chats.get(str(uuid4())) is None
    assert chats.get_page(str(uuid4())) is None


def test_a_chat_is_found_as_it_was_stored(chats: ChatStore, begin: Beginnings) -> None:
    change = assign(begin.chat(), CARLOS, NOW)
    chats.commit(change, "call")
    assert chats.get(change.chat.id) == replace(change.chat, version=2)


def test_many_are_found_at_once(chats: ChatStore, begin: Beginnings) -> None:
    found = [begin.chat() for _ in range(3)]
    unknown = [str(uuid4()) for _ in range(150)]
    wanted = [found[2].id, *unknown, found[0].id]
    assert chats.get_many(wanted) == [found[2], found[0]]
    assert chats.get_many([]) == []


def test_a_page_has_the_chat_its_details_and_its_first_message(chats: ChatStore, begin: Beginnings) -> None:
    chat = begin.taken()
    page = chats.get_page(chat.id)
    assert page is not None
    assert (page.chat, page.details.phone_number) == (chat, "+1234567890")
    assert (page.initial_message.seq, page.initial_message.content) == (1, "Hola")


def test_who_decided_on_an_older_chat_stores_nothing(
    chats: ChatStore, begin: Beginnings, connection: Connection
) -> None:
    chat = begin.taken()
    begin.commit(writes(chat))
    before = read_rows(connection.client)
    for late in (writes(chat, "Tarde", named="m-1"), resolve(chat, CARLOS, NOW), close(chat, CARLOS, NOW)):
        with pytest.raises(TryAgain):
            chats.commit(late, "late")
    assert read_rows(connection.client) == before


def test_one_of_two_agents_takes_it(chats: ChatStore, begin: Beginnings) -> None:
    chat = begin.chat()
    chats.commit(assign(chat, CARLOS, NOW), "first")
    with pytest.raises(TryAgain):
        chats.commit(assign(chat, MARIA, NOW), "second")
    assert begin.stored(chat).agent == CARLOS


def test_an_identifier_is_taken_once(chats: ChatStore, begin: Beginnings, connection: Connection) -> None:
    chat = begin.commit(writes(begin.chat(), named="m-1"))
    before = read_rows(connection.client)
    with pytest.raises(KeyTaken):
        chats.commit(writes(chat, named="m-1"), "again")
    assert read_rows(connection.client) == before
    chats.commit(writes(chat, named="m-2"), "again")


def test_an_identifier_past_its_day_is_free_though_its_row_is_there(
    chats: ChatStore, begin: Beginnings
) -> None:
    chat = begin.commit(writes(begin.chat(), named="m-1"))
    ends = (NOW // 1000 + 86_400) * 1000
    with pytest.raises(KeyTaken):
        chats.commit(writes(chat, "Otra", ends - 1000, named="m-1"), "again")
    chats.commit(writes(chat, "Otra", ends, named="m-1"), "again")


def test_a_call_knows_its_own_message(chats: ChatStore, begin: Beginnings) -> None:
    change = writes(begin.chat())
    assert not chats.is_stored(change, "mine")
    chat = begin.commit(change, "mine")
    begin.commit(writes(chat, "Otra"), "another")
    assert chats.is_stored(change, "mine")
    assert not chats.is_stored(change, "another")


def test_a_call_knows_its_own_mark_of_notifications(chats: ChatStore, begin: Beginnings) -> None:
    chat = begin.taken()
    change = mark_guest_notifications(chat)
    assert not chats.is_stored(change, "mine")
    begin.commit(writes(begin.commit(change, "mine")), "another")
    assert chats.is_stored(change, "mine")
    assert not chats.is_stored(change, "another")


def test_ninety_messages_are_marked_at_once(begin: Beginnings, connection: Connection) -> None:
    chat = begin.commit(write_many(begin.taken(), 90))
    messages = MessageStore(connection).get(chat.id, range(3, 93))
    chat = begin.commit(mark_messages(chat, "agent", messages, NOW + 5))
    assert chat.user_messages.read_singly == 90
    read = MessageStore(connection).get(chat.id, range(3, 93))
    assert [message.read_at for message in read] == [NOW + 5] * 90


def test_what_is_resolved_and_closed_is_counted(begin: Beginnings, connection: Connection) -> None:
    inboxes = InboxStore(connection)

    def counted() -> tuple[int, int]:
        counts = inboxes.archive_counts(CARLOS.id)
        return counts.resolved, counts.closed

    first, second = begin.taken(), begin.taken()
    first = begin.commit(resolve(first, CARLOS, NOW))
    begin.commit(_closed(second))
    assert counted() == (1, 1)
    reopened = begin.commit(writes(first))
    assert counted() == (0, 1)
    begin.commit(_closed(begin.commit(resolve(reopened, CARLOS, NOW))))
    assert counted() == (0, 2)


def _closed(chat: object) -> Change:
    return close(chat, CARLOS, NOW)  # type: ignore[arg-type]
