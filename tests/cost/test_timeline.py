"""How many calls a conversation is."""

from dataclasses import replace

import pytest

from benchmarks.cost.measured import Call
from benchmarks.cost.model import (
    Assumptions,
    Way,
    conversation,
    empty_shift,
    polls,
    polls_of_nobody,
    polls_of_silence,
    seen_after_seconds,
    silent_hour,
)
from chalicelib.domain.cursors import AGENT_LATEST_MS, LATEST_MS, SOONEST_MS

USUAL = Assumptions(wait_minutes=1, talk_minutes=10, idle_minutes=5, chats_at_once=4, busy=0.5)


def total(way: Way, *made: Call, assumed: Assumptions = USUAL) -> float:
    return sum(conversation(assumed, way)[call] for call in made)


def test_at_a_fixed_pace_there_are_as_many_polls_as_fit() -> None:
    assert total(Way.POLLING, Call.GUEST_POLLS, Call.GUEST_GETS_NEWS) == 16 * 60 / 3
    # A quarter of an agent who has chats half of the time.
    polls = (Call.AGENT_POLLS, Call.AGENT_GETS_NEWS, Call.AGENT_IS_SEEN)
    assert total(Way.POLLING, *polls) == 16 * 60 / 4 / 0.5 / 3


def test_both_sides_write_half_of_the_messages_and_mark_the_others() -> None:
    made = conversation(replace(USUAL, messages=20), Way.POLLING)
    assert made[Call.GUEST_STARTS] + made[Call.GUEST_SENDS] == made[Call.AGENT_SENDS] == 10
    assert made[Call.GUEST_MARKS] == made[Call.AGENT_SEES_HISTORY] + made[Call.AGENT_MARKS] == 10


def test_a_websocket_polls_to_confirm_alone_and_types_and_pings() -> None:
    made = conversation(replace(USUAL, guest_confirm_seconds=80, typing_frames=3, messages=10), Way.WEBSOCKET)
    assert made[Call.GUEST_POLLS] + made[Call.GUEST_GETS_NEWS] == 1 + 16 * 60 / 80
    assert made[Call.GUEST_TYPES] == made[Call.AGENT_TYPES] == 15
    assert made[Call.GUEST_PINGS] == 16 * 60 / 240
    assert made[Call.AGENT_PINGS] == 8


def test_frames_belong_to_the_websocket() -> None:
    for way in (Way.POLLING, Way.ADAPTIVE):
        assert not any(call.is_frame for call in conversation(USUAL, way))


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize(
    "assumed",
    [
        replace(USUAL, messages=2, wait_minutes=0, idle_minutes=0, talk_minutes=0.01, typing_frames=0),
        replace(USUAL, messages=2000, talk_minutes=1),
        replace(USUAL, poll_seconds=1e6, guest_confirm_seconds=1e6, busy=1, chats_at_once=1000),
        replace(USUAL, idle_minutes=1e4, busy=0.01),
    ],
)
def test_no_call_is_made_less_than_never(way: Way, assumed: Assumptions) -> None:
    assert min(conversation(assumed, way).values()) >= 0


def test_a_silent_chat_comes_down_to_the_latest_pace() -> None:
    hour = polls_of_silence(3600)
    assert 3600_000 / LATEST_MS < hour < 3600_000 / LATEST_MS + 100
    assert polls_of_silence(7200) - hour == pytest.approx(3600_000 / LATEST_MS, abs=2)
    assert polls_of_nobody(60) == 60_000 / AGENT_LATEST_MS


def test_a_lively_chat_is_asked_at_the_soonest_pace_and_never_faster() -> None:
    assert polls(30, 600) == pytest.approx(600_000 / SOONEST_MS)
    assert polls(0.1, 600) == pytest.approx(600_000 / SOONEST_MS)


def test_a_message_is_seen_half_a_pause_later() -> None:
    assert seen_after_seconds(USUAL, Way.POLLING) == 1.5
    assert seen_after_seconds(USUAL, Way.ADAPTIVE) == pytest.approx(SOONEST_MS / 2000)
    assert seen_after_seconds(USUAL, Way.WEBSOCKET) == 0


def test_standing_by_is_polling_and_pinging() -> None:
    assert silent_hour(USUAL, Way.POLLING) == {Call.GUEST_POLLS: 1200}
    assert silent_hour(USUAL, Way.WEBSOCKET)[Call.GUEST_PINGS] == 15
    shift = empty_shift(USUAL, Way.POLLING)
    assert shift[Call.AGENT_POLLS] + shift[Call.AGENT_IS_SEEN] == 8 * 1200
    assert shift[Call.AGENT_IS_SEEN] == 8 * 60
    assert empty_shift(USUAL, Way.WEBSOCKET)[Call.CONNECTS] == 4
