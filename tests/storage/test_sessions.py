"""A session is started once and under a limit, and has one chat."""

from dataclasses import replace
from uuid import uuid4

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.agents import DirectoryEntry
from chalicelib.domain.changes import Change, new_chat_notifications, start
from chalicelib.domain.chats import ChatDetails
from chalicelib.domain.errors import KeyTaken
from chalicelib.domain.rate_limits import RateLimitReached
from chalicelib.domain.sessions import Session
from chalicelib.storage.notifications import NotificationStore
from chalicelib.storage.sessions import SessionStore
from tests.storage.beginnings import NOW, PROFILE, Beginnings, new_session, wide_limit
from tests.tables import read_rows

MOST_AGENTS = 40


@pytest.fixture
def sessions(connection: Connection) -> SessionStore:
    return SessionStore(connection)


def _completed(session: Session) -> tuple[Session, Change]:
    completed = session.completed(str(uuid4()), b"salt")
    return completed, start(completed, PROFILE, completed.chat_id or "", b"digest", NOW)


def test_it_is_found_as_it_was_stored(sessions: SessionStore, begin: Beginnings) -> None:
    session = begin.session()
    assert sessions.get(session.id) == session
    assert sessions.get(str(uuid4())) is None


def test_it_is_started_once(sessions: SessionStore, begin: Beginnings, connection: Connection) -> None:
    session = begin.session()
    before = read_rows(connection.client)
    with pytest.raises(KeyTaken):
        sessions.start(replace(session, operation="second call"), wide_limit())
    assert read_rows(connection.client) == before


def test_past_its_time_it_is_dead_though_its_row_is_there(sessions: SessionStore, begin: Beginnings) -> None:
    session = begin.session()
    end = session.expires_at * 1000
    again = new_session("Otra vez", end, session.id)
    with pytest.raises(KeyTaken):
        sessions.start(again, wide_limit())
    found = sessions.get(session.id)
    assert found is not None
    assert found.is_live(end - 1)
    assert not found.is_live(end)
    sessions.restart(again, found, None)
    assert sessions.get(session.id) == again


def test_a_past_one_is_replaced_once_and_only_as_it_was(
    sessions: SessionStore, begin: Beginnings, connection: Connection
) -> None:
    session = begin.session()
    again = replace(session, operation="second call")
    sessions.restart(again, session, None)
    completed, change = _completed(again)
    sessions.complete(completed, change, ChatDetails(), "call")
    before = read_rows(connection.client)
    for past in (session, again):
        with pytest.raises(KeyTaken):
            sessions.restart(replace(session, operation="third call"), past, wide_limit())
    assert read_rows(connection.client) == before
    with pytest.raises(RateLimitReached):
        sessions.restart(replace(session, operation="third call"), completed, wide_limit(limit=0))
    assert read_rows(connection.client) == before


def test_beyond_the_limit_nothing_is_stored(sessions: SessionStore, connection: Connection) -> None:
    window = wide_limit(limit=2)
    for _ in range(2):
        sessions.start(new_session(), window)
    before, refused = read_rows(connection.client), new_session()
    with pytest.raises(RateLimitReached) as full:
        sessions.start(refused, window)
    assert full.value.key == window.key
    assert read_rows(connection.client) == before


def test_a_taken_one_is_told_before_a_full_window(sessions: SessionStore) -> None:
    session = new_session()
    sessions.start(session, wide_limit(limit=1))
    with pytest.raises(KeyTaken):
        sessions.start(session, wide_limit(limit=1))


def test_it_has_one_chat(sessions: SessionStore, begin: Beginnings, connection: Connection) -> None:
    session = begin.session()
    completed, change = _completed(session)
    sessions.complete(completed, change, ChatDetails(), "first")
    assert sessions.get(session.id) == completed
    before = read_rows(connection.client)
    with pytest.raises(KeyTaken):
        sessions.complete(*_completed(session), ChatDetails(), "second")
    assert read_rows(connection.client) == before


def test_what_was_never_started_has_no_chat(sessions: SessionStore, connection: Connection) -> None:
    with pytest.raises(KeyTaken):
        sessions.complete(*_completed(new_session()), ChatDetails("+1234567890"), "call")
    assert read_rows(connection.client).chats == []


def test_the_most_agents_are_told_at_once(
    sessions: SessionStore, begin: Beginnings, connection: Connection
) -> None:
    agents = [
        DirectoryEntry(str(uuid4()), f"agente{i}", "", "", "agent", True, False) for i in range(MOST_AGENTS)
    ]
    completed, change = _completed(begin.session())
    told = new_chat_notifications(change.chat, agents, [f"{i:028x}" for i in range(MOST_AGENTS)], NOW)
    sessions.complete(completed, replace(change, agent_notifications=told), ChatDetails("1"), "call")
    notifications = NotificationStore(connection)
    for agent in agents:
        assert notifications.counts_of_agent(agent.id).unread == 1
