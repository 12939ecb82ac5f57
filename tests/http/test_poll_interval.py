"""How often a client asks that waits as long as `retry_after_ms` says."""

from collections.abc import Callable

from client.agent import Agent
from client.guest import Guest
from tests.clock import FakeClock

MINUTE = 60_000


def asked(clock: FakeClock, wait: Callable[[], int], minutes: int) -> int:
    """How many calls there are in so many minutes in which nothing happens."""
    calls, end = 0, clock.now() + minutes * MINUTE
    while clock.now() < end:
        clock.advance(wait() / 1000)
        calls += 1
    return calls


def _retry(guest: Guest) -> int:
    answer = guest.events(after=guest.events()["seq"])
    assert answer["events"] == []
    return int(answer["retry_after_ms"])


def test_who_has_just_written_is_asked_for_often(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.answers(guest.chat_id)
    assert _retry(guest) == 1500
    clock.advance(29)
    assert _retry(guest) == 1500


def test_silence_slows_the_asking_by_a_twentieth(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.answers(guest.chat_id)
    for seconds in (60, 60, 60):
        clock.advance(seconds)
    assert _retry(guest) == 9000
    agent.answers(guest.chat_id)
    assert _retry(guest) == 1500


def test_an_idle_chat_costs_six_calls_a_minute(guest: Guest, agent: Agent, clock: FakeClock) -> None:
    agent.takes(guest.chat_id)
    asked(clock, lambda: _retry(guest), minutes=4)
    assert asked(clock, lambda: _retry(guest), minutes=10) == 60


def test_who_still_waits_asks_as_often(guest: Guest, clock: FakeClock) -> None:
    assert _retry(guest) == 1500
    clock.advance(600)
    assert _retry(guest) == 10_000


def test_what_has_ended_is_hardly_asked_for(guest: Guest, agent: Agent) -> None:
    agent.resolves(guest.chat_id)
    assert _retry(guest) == 10_000
    agent.closes(guest.chat_id)
    assert _retry(guest) == 60_000


def test_while_there_is_more_nobody_waits(guest: Guest) -> None:
    guest.says("Dos")
    assert guest.events(limit=1)["retry_after_ms"] == 0
