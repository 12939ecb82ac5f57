"""How soon a client that polls asks again, and what an agent's cursor remembers of notifications."""

import pytest

from chalicelib.domain.chats import ChatSummary, ReadState, Status
from chalicelib.domain.cursors import (
    MAX_REMEMBERED,
    NotificationCursor,
    agent_poll_interval,
    chat_poll_interval,
    digest_of,
    poll_interval,
    queue_digest,
)
from chalicelib.domain.notifications import AgentNotification
from tests.domain.scenes import NOW

SECOND, MINUTE = 1000, 60_000


@pytest.mark.parametrize(
    ("silence", "interval"),
    [
        (0, 1500),
        (30 * SECOND, 1500),
        (40 * SECOND, 2000),
        (MINUTE, 3000),
        (200 * SECOND, 10_000),
        (60 * MINUTE, 10_000),
    ],
)
def test_a_twentieth_of_the_silence_from_one_and_a_half_to_ten_seconds(silence: int, interval: int) -> None:
    assert poll_interval(silence) == interval


@pytest.mark.parametrize(
    ("status", "silence", "interval"),
    [
        ("waiting", 0, 1500),
        ("waiting", 60 * MINUTE, 10_000),
        ("active", MINUTE, 3000),
        ("resolved", 0, 10_000),
        ("closed", 0, 60_000),
    ],
)
def test_a_chat_that_has_ended_is_hardly_asked_for(status: Status, silence: int, interval: int) -> None:
    assert chat_poll_interval(status, silence) == interval


@pytest.mark.parametrize(
    ("silence", "interval"), [(0, 1500), (MINUTE, 3000), (60 * MINUTE, 5000), (None, 5000)]
)
def test_an_agent_asks_every_five_seconds_at_least(silence: int | None, interval: int) -> None:
    assert agent_poll_interval(silence) == interval


def told_at(moment: int, number: int = 0) -> AgentNotification:
    return AgentNotification(f"{moment}-{number}", "agent-id", "chat-id", "new_message", "Juan", moment)


def test_a_notification_is_told_once() -> None:
    first, second = told_at(NOW), told_at(NOW, 1)
    cursor = NotificationCursor().telling([first], since=NOW - MINUTE)
    assert cursor.knows(first)
    assert not cursor.knows(second)


def test_those_from_before_its_time_are_remembered_by_their_time_alone() -> None:
    old, new = told_at(NOW - MINUTE), told_at(NOW)
    cursor = NotificationCursor().telling([old, new], since=NOW)
    assert (cursor.since, set(cursor.told)) == (NOW, {digest_of(new)})


def test_of_too_many_the_oldest_are_remembered_by_their_time() -> None:
    many = [told_at(NOW + number) for number in range(MAX_REMEMBERED + 10)]
    cursor = NotificationCursor().telling(many, since=NOW)
    assert len(cursor.told) == MAX_REMEMBERED
    assert cursor.since == NOW + 10
    assert [cursor.knows(each) for each in many] == [False] * 10 + [True] * MAX_REMEMBERED


def summary(id_: str, seq: int) -> ChatSummary:
    return ChatSummary(
        id_, seq, "Juan", "juan@ejemplo.com", "waiting", None, NOW, "Hola", NOW, ReadState(written=1)
    )


def test_the_queue_is_known_again_while_nothing_happens_in_it() -> None:
    queue = [summary("a", 1), summary("b", 2)]
    assert queue_digest(queue) == queue_digest([summary("a", 1), summary("b", 2)])
    others = [[], queue[:1], queue[::-1], [summary("a", 1), summary("b", 3)], [summary("a", 12)]]
    assert queue_digest(queue) not in [queue_digest(other) for other in others]
