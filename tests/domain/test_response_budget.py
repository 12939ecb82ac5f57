"""What an answer may carry, counted as Lambda carries it, and never less than it takes there."""

import json
import random
import sys
from collections.abc import Iterator
from uuid import UUID

import pytest

from chalicelib.domain.agents import AgentName
from chalicelib.domain.chats import ChatSummary, ReadState
from chalicelib.domain.messages import MARK_LIMIT, Event, Message, Read, StatusEvent, preview
from chalicelib.domain.notifications import AgentNotification
from chalicelib.domain.realtime import EventFrame, fits_a_push
from chalicelib.serializers.chats import summary_object
from chalicelib.serializers.events import event_object, rendered
from chalicelib.serializers.notifications import agent_notification_object
from chalicelib.services.response_budget import (
    MAX_BYTES,
    MAX_FEED_BYTES,
    ResponseBudget,
    carried_bytes,
    event_bytes,
    notification_bytes,
    summary_bytes,
)

LAST = 10**10 - 1  # the longest number of a message's id
LATEST = 253402300799999  # the last millisecond of the year 9999
CHAT = str(UUID(int=2**128 - 1))


@pytest.mark.parametrize(
    ("text", "carried", "escaped"),
    [
        ("a", 1, 1),
        ('"', 4, 4),  # \\\"
        ("\\", 4, 4),  # \\\\
        ("\n", 3, 3),  # \\n
        ("\t", 3, 3),
        ("\x0b", 7, 7),  # \\u000b
        ("ñ", 2, 6),
        ("好", 3, 6),
        ("\u2028", 6, 6),  # escaped by the runtime in any case
        ("\u2029", 6, 6),
        ("👍", 4, 12),  # \ud83d\udc4d
    ],
)
def test_a_character_is_counted_as_it_is_carried(text: str, carried: int, escaped: int) -> None:
    assert carried_bytes(text * 3, escapes_all=False) == 3 * carried
    assert carried_bytes(text * 3, escapes_all=True) == 3 * escaped


def _text(dice: random.Random, longest: int) -> str:
    """Of one plane's characters, of all, or of those that JSON escapes."""
    planes = [(0x20, 0x7F), (0xA0, 0xD800), (0xE000, 0x10000), (0x10000, 0x110000)]
    planes.append(dice.choice([(plane << 16, (plane + 1) << 16) for plane in range(1, 17)]))
    first, end = dice.choice(planes)
    alphabet = dice.choice(['"', "\\", "\n\t", "\u2028\u2029", '"\\\n👍', ""])
    size = dice.choice([0, 1, longest])
    if alphabet:
        return "".join(dice.choices(alphabet, k=size))
    return "".join(chr(dice.randrange(first, end)) for _ in range(size))


def _agent(dice: random.Random) -> AgentName:
    username, first_name, last_name = (_text(dice, 64) for _ in range(3))
    return AgentName(CHAT, username, first_name, last_name)


def _events(dice: random.Random) -> Iterator[Event]:
    agent = _agent(dice)
    yield Message(LAST, LATEST, "agent", LAST, _text(dice, 4000), "m" * 64, agent, LATEST)
    yield Message(LAST, LATEST, "user", LAST, _text(dice, 4000), "m" * 64)
    yield Read(LAST, LATEST, "agent", message_seqs=tuple(range(LAST - MARK_LIMIT, LAST)))
    yield Read(LAST, LATEST, "agent", up_to=LAST)
    yield StatusEvent(LAST, LATEST, "reopened", agent)


def _carried(shown: object) -> int:
    """How many bytes it takes in what the function returns, as this Python's runtime writes it."""
    body = json.dumps([shown], ensure_ascii=False, separators=(",", ":"))
    whole = json.dumps({"body": body}, ensure_ascii=sys.version_info < (3, 12))
    return len(whole.encode()) + 3 * (whole.count("\u2028") + whole.count("\u2029"))


SEEDS = range(60)


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # the same texts at every run, no secret


@pytest.mark.parametrize("seed", SEEDS)
def test_no_event_takes_more_than_it_is_counted_for(seed: int) -> None:
    for event in _events(_dice(seed)):
        in_a_feed = {"chat_room_id": CHAT, "event": event_object(CHAT, event)}
        assert _carried(in_a_feed) <= event_bytes(event)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_chat_of_a_list_takes_more_than_it_is_counted_for(seed: int) -> None:
    dice = _dice(seed)
    chat = ChatSummary(
        CHAT, LAST, _text(dice, 120), _text(dice, 254), "resolved", _agent(dice), LATEST,
        preview(_text(dice, 4000)), LATEST, ReadState(written=LAST),
    )  # fmt: skip
    assert _carried(summary_object(chat, "es")) <= summary_bytes(chat)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_notification_takes_more_than_it_is_counted_for(seed: int) -> None:
    name = _text(_dice(seed), 120)
    for language in ("es", "en"):
        told = AgentNotification("f" * 28, CHAT, CHAT, "new_message", name, LATEST, LATEST)
        assert _carried(agent_notification_object(told, language)) <= notification_bytes(told)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_frame_of_the_default_limits_fits_a_push(seed: int) -> None:
    for event in _events(_dice(seed)):
        assert fits_a_push(rendered(EventFrame(CHAT, event), "es"))


def test_a_frame_of_more_than_32_kilobytes_does_not() -> None:
    assert fits_a_push("ñ" * 16 * 1024)
    assert not fits_a_push("ñ" * 16 * 1024 + ".")


def test_as_many_of_the_first_are_taken_as_fit() -> None:
    budget = ResponseBudget(items=10, size=10)
    assert budget.take([4, 4, 4, 1], int) == [4, 4]
    assert budget.is_full


def test_no_more_items_are_taken_than_the_answer_has_room_for() -> None:
    budget = ResponseBudget(items=3, size=100)
    assert budget.take([1, 1], int) == [1, 1]
    assert budget.take(iter([1, 1]), int) == [1]
    assert budget.is_full


def test_the_very_first_is_taken_whatever_its_size_so_that_nobody_waits_for_ever() -> None:
    budget = ResponseBudget(items=3, size=10)
    assert budget.take([11, 1], int) == [11]
    assert budget.take([1], int) == []


# Lambda's own limit of an answer, less what stands around the body.
LAMBDA_BYTES = 6 * 1024 * 1024 - 16 * 1024


def test_a_feed_and_its_events_are_together_what_lambda_takes() -> None:
    assert MAX_BYTES + MAX_FEED_BYTES + summary_bytes(_worst_chat()) <= LAMBDA_BYTES


def test_the_longest_page_of_a_list_is_what_lambda_takes() -> None:
    assert 100 * summary_bytes(_worst_chat()) <= LAMBDA_BYTES


def test_the_longest_page_of_notifications_is_what_lambda_takes() -> None:
    told = AgentNotification("f" * 28, CHAT, CHAT, "new_message", "👍" * 120, LATEST, LATEST)
    assert 100 * notification_bytes(told) <= LAMBDA_BYTES


def _worst_chat() -> ChatSummary:
    """Of the default limits, whose every character takes as many bytes as one can."""
    agent = AgentName(CHAT, *["👍" * 120] * 3)
    read_state = ReadState(written=LAST)
    return ChatSummary(
        CHAT, LAST, "👍" * 120, "👍" * 254, "resolved", agent, LATEST, "👍" * 103, LATEST, read_state
    )
