"""Notifications in GET /api/agents/me/events/: each once, also those that are stored late."""

import pytest

from chalicelib.config import Settings
from chalicelib.storage.schema import NotificationRow, bind
from tests.clock import FakeClock
from tests.http import storage
from tests.http.actors import Agent, Guest
from tests.http.late_notifications import Console, Writer

MINUTE = 60


@pytest.fixture
def writer(agent: Agent, guest: Guest, settings: Settings) -> Writer:
    return Writer(bind(storage.client(settings), settings.table_prefix), agent, guest)


@pytest.fixture
def console(agent: Agent, writer: Writer) -> Console:
    return Console(agent)


def test_what_is_stored_late_is_told_once(console: Console, writer: Writer, clock: FakeClock) -> None:
    now = clock.now()
    newest = writer.store(now, 1)
    assert console.asks() == [newest]
    late = [writer.store(now - 1), writer.store(now - 59_000)]
    assert console.asks() == late[::-1]
    early = writer.store(now + 5000)  # another machine's clock is ahead
    assert console.asks() == [early]
    assert console.asks() == []


def test_one_that_is_stored_late_is_told_after_silence(
    console: Console, writer: Writer, clock: FakeClock
) -> None:
    first = writer.store(clock.now())
    assert console.asks() == [first]
    late = writer.store(clock.now() - 30_000)
    clock.advance(10 * MINUTE)
    newer = writer.store(clock.now())
    assert console.asks() == [late, newer]
    assert console.asks() == []


def test_many_come_page_by_page_and_late_ones_among_them(
    console: Console, writer: Writer, clock: FakeClock
) -> None:
    start = clock.now()
    stored = [writer.store(start + 1000 * number) for number in range(0, 40, 2)]
    clock.advance(MINUTE)
    for number in range(1, 9, 2):
        console.asks(limit=2)
        stored.append(writer.store(start + 1000 * number))
    while console.asks(limit=3):
        pass
    assert sorted(console.told) == sorted(stored)


def test_more_in_a_minute_than_a_cursor_remembers_are_told_once(
    console: Console, writer: Writer, clock: FakeClock
) -> None:
    stored = []
    for _ in range(5):
        for number in range(60):
            clock.advance(0.01)
            stored.append(writer.store(clock.now(), number))
        console.asks()
    assert console.told == stored
    assert console.asks() == []


def test_a_count_that_is_seen_before_its_notification_waits_for_it(
    agent: Agent, writer: Writer, console: Console, clock: FakeClock
) -> None:
    id_ = writer.store(clock.now())
    row = NotificationRow.get(f"agent#{agent.id}", id_, consistent_read=True)
    row.delete()
    assert console.asks() == []
    clock.advance(1)
    row.save()
    assert console.asks() == [id_]


def test_one_that_never_comes_is_not_waited_for_long(
    agent: Agent, writer: Writer, console: Console, clock: FakeClock
) -> None:
    id_ = writer.store(clock.now())
    NotificationRow.get(f"agent#{agent.id}", id_, consistent_read=True).delete()
    assert console.asks() == []
    clock.advance(MINUTE + 1)
    console.asks()
    before = storage.latest_call()
    console.asks()
    assert storage.latest_call() - before == 5, "the token, the counts twice, and two lists"


def test_a_console_that_comes_in_a_busy_minute_is_told_none_twice(
    agent: Agent, writer: Writer, clock: FakeClock
) -> None:
    for number in range(140):
        clock.advance(0.1)
        writer.store(clock.now(), number)
    console = Console(agent)
    assert len(console.first) == 50
    new = writer.store(clock.now() - 200)
    assert console.asks() == [new]
    assert console.asks() == []
