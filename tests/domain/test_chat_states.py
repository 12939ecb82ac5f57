"""What each action makes of a chat in each state, or why it is refused. Carlos acts, or the guest."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes import Change, assign, close, resolve
from chalicelib.domain.chats import AlreadyAssigned, Chat, ChatClosed, ChatClosedToActions, NotAssigned
from chalicelib.domain.errors import CharlaError
from chalicelib.domain.messages import Event, Message, Read
from tests.domain.scenes import (
    CARLOS,
    JUAN,
    MARIA,
    NOW,
    SESSION,
    START,
    active,
    agent_writes,
    closed,
    guest_writes,
    resolved,
    waiting,
)

Action = Callable[[Chat], Change]


@dataclass(frozen=True)
class Becomes:
    """The chat's next status and owner, what happened in this order, and what the guest is told."""

    status: str
    owner: AgentName | None
    events: tuple[str, ...]
    guest_is_told: tuple[str, ...] = ()
    owner_is_told: tuple[str, ...] = ()


def taking(chat: Chat) -> Change:
    return assign(chat, CARLOS, NOW)


def answering(chat: Chat) -> Change:
    return agent_writes(chat, CARLOS)


def resolving(chat: Chat) -> Change:
    return resolve(chat, CARLOS, NOW)


def closing(chat: Chat) -> Change:
    return close(chat, CARLOS, NOW)


JOINED, WROTE, RESOLVED, CLOSED = "agent_joined", "new_message", "chat_resolved", "chat_closed"
ALLOWED = [
    (taking, waiting(), Becomes("active", CARLOS, ("assigned",), (JOINED,))),
    (answering, waiting(), Becomes("active", CARLOS, ("assigned", "message"), (JOINED, WROTE))),
    (answering, active(), Becomes("active", CARLOS, ("message",), (WROTE,))),
    (answering, resolved(), Becomes("active", CARLOS, ("reopened", "message"), (WROTE,))),
    (guest_writes, waiting(), Becomes("waiting", None, ("message",))),
    (guest_writes, active(), Becomes("active", CARLOS, ("message",), (), (WROTE,))),
    (guest_writes, resolved(), Becomes("active", CARLOS, ("reopened", "message"), (), (WROTE,))),
    (resolving, waiting(), Becomes("resolved", CARLOS, ("assigned", "resolved"), (JOINED, RESOLVED))),
    (resolving, active(), Becomes("resolved", CARLOS, ("resolved",), (RESOLVED,))),
    (closing, waiting(), Becomes("closed", CARLOS, ("assigned", "closed"), (JOINED, CLOSED))),
    (closing, active(), Becomes("closed", CARLOS, ("closed",), (CLOSED,))),
    (closing, resolved(), Becomes("closed", CARLOS, ("closed",), (CLOSED,))),
    # Who ends a colleague's chat, as an admin may, does not take it.
    (resolving, active(MARIA), Becomes("resolved", MARIA, ("resolved",), (RESOLVED,))),
    (closing, active(MARIA), Becomes("closed", MARIA, ("closed",), (CLOSED,))),
    (closing, resolved(MARIA), Becomes("closed", MARIA, ("closed",), (CLOSED,))),
]
NOTHING_HAPPENS = [
    (taking, active()),
    (taking, resolved()),
    (resolving, resolved()),
    (resolving, resolved(MARIA)),
    (closing, closed()),
    (closing, closed(MARIA)),
]
REFUSED = [
    (taking, active(MARIA), AlreadyAssigned),
    (taking, resolved(MARIA), AlreadyAssigned),
    (taking, closed(), ChatClosedToActions),
    (taking, closed(MARIA), ChatClosedToActions),
    (resolving, closed(), ChatClosedToActions),
    (guest_writes, closed(), ChatClosed),
    (answering, closed(), ChatClosed),
    (answering, active(MARIA), NotAssigned),
    (answering, resolved(MARIA), NotAssigned),
    (answering, closed(MARIA), NotAssigned),  # permission comes before state
]


def name(case: object) -> str | None:
    if isinstance(case, Chat):
        return f"{case.status} {case.agent.username if case.agent else 'nobody'}"
    return getattr(case, "__name__", None)


def kind(event: Event) -> str:
    if isinstance(event, Message):
        return "message"
    return "read" if isinstance(event, Read) else event.type


@pytest.mark.parametrize(("action", "chat", "outcome"), ALLOWED, ids=name)
def test_an_action_changes_the_chat(action: Action, chat: Chat, outcome: Becomes) -> None:
    change = action(chat)
    assert outcome == Becomes(
        change.chat.status,
        change.chat.agent,
        tuple(kind(event) for event in change.events),
        tuple(each.type for each in change.guest_notifications),
        tuple(each.type for each in change.agent_notifications),
    )


@pytest.mark.parametrize(("action", "chat", "outcome"), ALLOWED, ids=name)
def test_what_happens_takes_the_chats_next_numbers(action: Action, chat: Chat, outcome: Becomes) -> None:
    change = action(chat)
    assert change.before == chat
    assert [event.seq for event in change.events] == [chat.seq + 1 + n for n in range(len(outcome.events))]
    assert {event.created_at for event in change.events} == {NOW}
    assert change.chat.seq == chat.seq + len(outcome.events)


@pytest.mark.parametrize(("action", "chat", "outcome"), ALLOWED, ids=name)
def test_the_guests_notifications_are_numbered_and_counted(
    action: Action, chat: Chat, outcome: Becomes
) -> None:
    change = action(chat)
    before, after, told = chat.notices, change.chat.notices, len(outcome.guest_is_told)
    assert [each.number for each in change.guest_notifications] == [before.total + 1 + n for n in range(told)]
    assert (after.total, after.unread) == (before.total + told, before.unread + told)


@pytest.mark.parametrize(("action", "chat"), NOTHING_HAPPENS, ids=name)
def test_what_is_so_already_changes_nothing(action: Action, chat: Chat) -> None:
    change = action(chat)
    assert change.is_empty
    assert (change.events, change.guest_notifications, change.agent_notifications) == ((), (), ())


@pytest.mark.parametrize(("action", "chat", "error"), REFUSED, ids=name)
def test_an_action_is_refused(action: Action, chat: Chat, error: type[CharlaError]) -> None:
    with pytest.raises(error):
        action(chat)


def test_who_comes_late_is_told_who_has_the_chat() -> None:
    with pytest.raises(AlreadyAssigned) as refused:
        taking(active(MARIA))
    assert refused.value.details == {"agent_name": "María García"}


def test_a_chat_begins_with_the_sessions_message() -> None:
    chat = waiting()
    assert (chat.status, chat.agent, chat.seq) == ("waiting", None, 1)
    assert (chat.full_name, chat.email) == (JUAN.full_name, JUAN.email)
    assert (chat.last_message, chat.last_message_at) == (SESSION.initial_message, START)


def test_an_end_is_timed_and_reopening_forgets_it() -> None:
    assert resolving(active()).chat.resolved_at == NOW
    assert closing(active()).chat.closed_at == NOW
    assert guest_writes(resolved()).chat.resolved_at is None
    assert answering(resolved()).chat.resolved_at is None


def test_closing_a_resolved_chat_keeps_when_it_was_resolved() -> None:
    chat = closing(resolved()).chat
    assert (chat.resolved_at, chat.closed_at) == (START, NOW)


def test_the_list_shows_the_newest_message() -> None:
    chat = agent_writes(active(), content="á" * 101).chat
    assert (chat.last_message, chat.last_message_at) == ("á" * 100 + "...", NOW)
    assert agent_writes(active(), content="á" * 100).chat.last_message == "á" * 100
