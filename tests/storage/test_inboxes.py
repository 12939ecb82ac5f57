"""Lists hold the chats that they say, in their order."""

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.changes import assign, close, resolve
from chalicelib.domain.chats import ArchiveCounts, Chat, OrderBy
from chalicelib.domain.sessions import Profile
from chalicelib.storage.inboxes import InboxStore
from tests.storage.beginnings import CARLOS, MARIA, NOW, Beginnings, writes


@pytest.fixture
def inboxes(connection: Connection) -> InboxStore:
    return InboxStore(connection)


def test_who_waits_comes_oldest_first(inboxes: InboxStore, begin: Beginnings) -> None:
    late, early, middle = (begin.chat(now=NOW + after) for after in (3000, 1000, 2000))
    begin.taken()
    queue = inboxes.queue()
    assert [each.id for each in queue] == [early.id, middle.id, late.id]
    assert (queue[0].status, queue[0].agent, queue[0].last_message) == ("waiting", None, "Hola")
    assert (queue[0].user_messages, queue[0].seq) == (early.user_messages, early.seq)


def test_a_chat_stands_in_one_list(inboxes: InboxStore, begin: Beginnings) -> None:
    chat = begin.chat()

    def lists() -> list[int]:
        ended = [
            inboxes.archived(CARLOS.id, status, "created_at", True, 10) for status in ("resolved", "closed")
        ]
        return [len(list(each)) for each in (inboxes.queue(), inboxes.active(CARLOS.id), *ended)]

    assert lists() == [1, 0, 0, 0]
    chat = begin.commit(assign(chat, CARLOS, NOW))
    assert lists() == [0, 1, 0, 0]
    chat = begin.commit(resolve(chat, CARLOS, NOW))
    assert lists() == [0, 0, 1, 0]
    begin.commit(close(chat, CARLOS, NOW))
    assert lists() == [0, 0, 0, 1]
    assert inboxes.active(MARIA.id) == []


@pytest.mark.parametrize("portion", [1, 2, 50])
@pytest.mark.parametrize(
    ("order_by", "expected"), [("created_at", ["a", "b", "c"]), ("last_message_at", ["a", "c", "b"])]
)
def test_ended_ones_come_in_either_order(
    inboxes: InboxStore, begin: Beginnings, order_by: OrderBy, expected: list[str], portion: int
) -> None:
    named = {}
    for name, began, wrote in (("a", 1, 2), ("b", 3, 9), ("c", 5, 6)):
        chat = begin.commit(writes(begin.taken(now=NOW + began), name, NOW + wrote))
        named[begin.commit(resolve(chat, CARLOS, NOW + 10)).id] = name
    for newest_first in (False, True):
        found = inboxes.archived(CARLOS.id, "resolved", order_by, newest_first, portion)
        names = [named[each.id] for each in found]
        assert names == (expected[::-1] if newest_first else expected)


def test_counts_are_kept_for_each_agent(inboxes: InboxStore, begin: Beginnings) -> None:
    assert inboxes.archive_counts(CARLOS.id) == ArchiveCounts()
    for agent in (CARLOS, CARLOS, MARIA):
        begin.commit(close(begin.chat(), agent, NOW))
    assert inboxes.archive_counts(CARLOS.id) == ArchiveCounts(0, 2)
    assert inboxes.all_archive_counts() == {CARLOS.id: ArchiveCounts(0, 2), MARIA.id: ArchiveCounts(0, 1)}


def test_a_guests_earlier_chats_come_newest_first(inboxes: InboxStore, begin: Beginnings) -> None:
    def began(email: str, after: int) -> Chat:
        return begin.chat(Profile(email, "Juan"), NOW + after)

    first, second, third = (began(email, i) for i, email in enumerate(("J@x.es", "j@X.es", "j@x.es")))
    began("other@x.es", 0)
    began("j@x.es", 9)
    assert inboxes.earlier(third, 20) == [second, first]
    assert inboxes.earlier(third, 1) == [second]
    assert inboxes.earlier(first, 20) == []
