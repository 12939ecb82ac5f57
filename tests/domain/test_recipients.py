"""Who is told of a change: by a notification that stays, and by a push to whoever listens."""

from dataclasses import replace

import pytest

from chalicelib.domain.agents import DirectoryEntry
from chalicelib.domain.changes import (
    Change,
    assign,
    close,
    mark_all,
    new_chat_notifications,
    resolve,
    start,
)
from chalicelib.domain.notifications import AgentNotification, GuestNotification
from chalicelib.domain.realtime import (
    ALL_AGENTS,
    Audience,
    EventFrame,
    NotificationFrame,
    Push,
    QueueFrame,
    pushes_for,
)
from tests.domain.scenes import (
    CARLOS,
    JUAN,
    MARIA,
    NOW,
    SESSION,
    active,
    agent_writes,
    guest_writes,
    resolved,
    waiting,
)

GUEST = Audience("guest", "chat-id")
AT_CARLOS, AT_MARIA = Audience("agent", CARLOS.id), Audience("agent", MARIA.id)


def entry(*, is_available: bool = True, is_disabled: bool = False, seen: int | None = NOW) -> DirectoryEntry:
    return DirectoryEntry("id", "ana", "Ana", "Ruiz", "agent", is_available, is_disabled, seen)


@pytest.mark.parametrize(
    ("agent", "is_told"),
    [
        (entry(), True),
        (entry(seen=NOW - 120_000), True),
        (entry(seen=NOW - 120_001), False),
        (entry(seen=None), False),
        (entry(is_available=False), False),
        (entry(is_disabled=True), False),
    ],
    ids=["there", "just there", "gone", "never there", "switched off", "disabled"],
)
def test_new_chats_are_announced_to_who_is_available(agent: DirectoryEntry, is_told: bool) -> None:
    assert agent.takes_new_chats(NOW) is is_told


def test_each_of_them_gets_a_notification_of_its_own() -> None:
    told = new_chat_notifications(waiting(), [entry(), entry()], ["1", "2"], NOW)
    assert [(each.id, each.type, each.name) for each in told] == [
        ("1", "new_chat", "Juan Pérez"),
        ("2", "new_chat", "Juan Pérez"),
    ]


def test_a_guests_message_is_told_to_the_chats_agent() -> None:
    assert guest_writes(active()).agent_notifications == (
        AgentNotification("notification-id", CARLOS.id, "chat-id", "new_message", "Juan Pérez", NOW),
    )
    assert guest_writes(waiting()).agent_notifications == ()


def test_the_guest_is_told_by_the_name_of_who_acts() -> None:
    assert resolve(active(MARIA), CARLOS, NOW).guest_notifications == (
        GuestNotification("chat-id", 2, "chat_resolved", "Carlos López", NOW),
    )


def pushed(change: Change, kind: type) -> list[Push]:
    return [push for push in pushes_for(change) if isinstance(push.frame, kind)]


@pytest.mark.parametrize(
    ("change", "audiences"),
    [
        (guest_writes(waiting()), [GUEST]),
        (guest_writes(active()), [GUEST, AT_CARLOS]),
        (agent_writes(active()), [GUEST, AT_CARLOS]),
        (mark_all(active(), "agent", NOW), [GUEST, AT_CARLOS]),
        (close(active(), MARIA, NOW), [GUEST, AT_CARLOS]),
    ],
    ids=["in the queue", "guest writes", "agent writes", "agent reads", "an admin closes"],
)
def test_an_event_is_pushed_to_the_chats_two_sides(change: Change, audiences: list[Audience]) -> None:
    (event,) = change.events
    assert pushed(change, EventFrame) == [
        Push(audience, EventFrame("chat-id", event)) for audience in audiences
    ]


def test_an_event_is_pushed_to_the_agent_who_had_the_chat_before_too() -> None:
    change = agent_writes(active(MARIA), MARIA)
    handed_over = replace(change, before=active(CARLOS))
    assert [push.to for push in pushed(handed_over, EventFrame)] == [GUEST, AT_CARLOS, AT_MARIA]


@pytest.mark.parametrize(
    ("change", "happens"),
    [
        (start(SESSION, JUAN, "chat-id", b"digest", NOW), "added"),
        (guest_writes(waiting()), "changed"),
        (assign(waiting(), CARLOS, NOW), "removed"),
        (agent_writes(waiting()), "removed"),
        (close(waiting(), CARLOS, NOW), "removed"),
        (guest_writes(active()), None),
        (guest_writes(resolved()), None),
        (mark_all(active(), "agent", NOW), None),
    ],
    ids=["comes", "writes", "taken", "answered", "closed", "active", "reopened", "read"],
)
def test_the_queue_is_pushed_to_every_agent(change: Change, happens: str | None) -> None:
    told = [(push.to, push.frame.change) for push in pushes_for(change) if isinstance(push.frame, QueueFrame)]
    assert told == ([(ALL_AGENTS, happens)] if happens else [])


def test_a_notification_is_pushed_to_whom_it_is_for() -> None:
    sent, answered = guest_writes(active()), agent_writes(active())
    assert pushed(sent, NotificationFrame) == [
        Push(AT_CARLOS, NotificationFrame(sent.agent_notifications[0]))
    ]
    assert pushed(answered, NotificationFrame) == [
        Push(GUEST, NotificationFrame(answered.guest_notifications[0]))
    ]


@pytest.mark.parametrize(
    "change", [assign(active(), CARLOS, NOW), resolve(resolved(), CARLOS, NOW)], ids=["taken", "resolved"]
)
def test_what_changes_nothing_is_pushed_to_nobody(change: Change) -> None:
    assert pushes_for(change) == []


def test_events_come_before_the_queue_and_notifications() -> None:
    kinds = [type(push.frame) for push in pushes_for(agent_writes(waiting()))]
    assert kinds == [*[EventFrame] * 4, QueueFrame, *[NotificationFrame] * 2]
