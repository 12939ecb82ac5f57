"""Notifications come newest first, and their counts agree with them."""

from dataclasses import replace
from uuid import uuid4

import pytest
from pynamodb.connection import Connection

from chalicelib.adapters.system import RandomIds
from chalicelib.domain.changes import (
    Change,
    mark_guest_notifications,
    mark_some_guest_notifications,
    unchanged,
    with_guest_notification,
)
from chalicelib.domain.chats import Chat
from chalicelib.domain.notifications import AgentNotification, NotificationCounts
from chalicelib.storage.notifications import COUNT_SHARDS, NotificationStore, shard
from tests.storage.beginnings import CARLOS, MARIA, NOW, Beginnings, writes


@pytest.fixture
def notifications(connection: Connection) -> NotificationStore:
    return NotificationStore(connection)


def _chat_of_each_shard() -> list[str]:
    """Chats whose notifications are counted in different rows, one for each row that there is."""
    found = {shard(chat_id): chat_id for chat_id in (str(uuid4()) for _ in range(200))}
    assert len(found) == COUNT_SHARDS
    return list(found.values())


def _told(chat: Chat, number: int = 0) -> Change:
    """The agent is told once of a chat in each shard."""
    new = tuple(
        AgentNotification(f"{number:020x}{at:08x}", CARLOS.id, chat_id, "new_message", "Juan", NOW)
        for at, chat_id in enumerate(_chat_of_each_shard())
    )
    return replace(writes(chat), agent_notifications=new)


def _ids(notifications: NotificationStore, before: str | None = None) -> list[str]:
    return [each.id for each in notifications.of_agent(CARLOS.id, before)]


def test_an_agents_come_newest_first(notifications: NotificationStore, begin: Beginnings) -> None:
    chat = begin.taken()
    for second in range(3):
        chat = begin.commit(writes(chat, f"{second}", NOW + second * 1000))
    ids = _ids(notifications)
    assert len(ids) == 3
    assert ids == sorted(ids, reverse=True)
    assert _ids(notifications, before=ids[0]) == ids[1:]
    assert _ids(notifications, before=ids[2]) == []


def test_an_agents_come_oldest_first_from_an_id_on(
    notifications: NotificationStore, begin: Beginnings
) -> None:
    chat = begin.taken()
    for after in (3, 1, 2):
        chat = begin.commit(writes(chat, f"{after}", NOW + after))
    found = list(notifications.of_agent_since(CARLOS.id, RandomIds().sortable_from(NOW + 2)))
    assert [each.created_at for each in found] == [NOW + 2, NOW + 3]
    assert list(notifications.of_agent_since(MARIA.id, "0")) == []


def test_counts_are_of_all_shards(notifications: NotificationStore, begin: Beginnings) -> None:
    chat = begin.taken()
    for number in range(2):
        chat = begin.commit(_told(chat, number))
    assert notifications.counts_of_agent(CARLOS.id) == NotificationCounts(16, 16)
    assert notifications.counts_of_agent(MARIA.id) == NotificationCounts()


def test_ninety_of_every_shard_are_marked_at_once(
    notifications: NotificationStore, begin: Beginnings
) -> None:
    chat = begin.taken()
    for number in range(12):
        chat = begin.commit(_told(chat, number))
    ids = _ids(notifications)
    assert notifications.mark_of_agent(CARLOS.id, ids[:90], "call", NOW + 1) == 90
    assert notifications.counts_of_agent(CARLOS.id) == NotificationCounts(96, 6)
    marked = [each.read_at for each in notifications.of_agent(CARLOS.id, None)]
    assert marked == [NOW + 1] * 90 + [None] * 6


def test_a_call_marks_once_and_knows_what_it_marked(
    notifications: NotificationStore, begin: Beginnings
) -> None:
    begin.commit(_told(begin.taken()))
    ids = _ids(notifications)[:3]
    assert notifications.mark_of_agent(CARLOS.id, [*ids[:2], "unknown"], "first", NOW) == 2
    assert notifications.mark_of_agent(CARLOS.id, ids[:2], "first", NOW) == 2
    assert notifications.mark_of_agent(CARLOS.id, ids, "second", NOW) == 1
    assert notifications.mark_of_agent(MARIA.id, ids, "third", NOW) == 0
    assert notifications.counts_of_agent(CARLOS.id) == NotificationCounts(8, 5)


@pytest.fixture
def noticed(begin: Beginnings) -> Chat:
    """A chat whose guest was told five times."""
    change = unchanged(begin.taken())
    for _ in range(4):
        change = with_guest_notification(change, "new_message", "Carlos", NOW)
    return begin.commit(replace(change, events=writes(change.chat).events))


def test_a_guests_come_newest_first(notifications: NotificationStore, noticed: Chat) -> None:
    def numbers(before: int | None, limit: int) -> list[int]:
        return [each.number for each in notifications.of_guest(noticed.id, 0, before, limit)]

    assert numbers(None, 100) == [5, 4, 3, 2, 1]
    assert numbers(None, 2) == [5, 4]
    assert numbers(4, 2) == [3, 2]
    assert numbers(1, 2) == []


def test_a_guests_are_read_one_by_one_or_all(
    notifications: NotificationStore, noticed: Chat, begin: Beginnings
) -> None:
    def read(chat: Chat) -> list[int]:
        found = notifications.of_guest(chat.id, chat.notices.read_up_to, None, 100)
        return sorted(each.number for each in found if each.is_read)

    chat = begin.commit(mark_some_guest_notifications(noticed, [2, 4]))
    assert (read(chat), chat.notices.unread) == ([2, 4], 3)
    found = notifications.of_guest_numbered(chat.id, 0, [1, 2, 77])
    assert {each.number: each.is_read for each in found} == {1: False, 2: True}
    chat = begin.commit(mark_guest_notifications(chat))
    assert (read(chat), chat.notices.unread) == ([1, 2, 3, 4, 5], 0)
