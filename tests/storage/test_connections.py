"""Connections are found by their id and by what they hear, and told apart for certain."""

from dataclasses import replace

import pytest
from pynamodb.connection import Connection as Database

from chalicelib.domain.errors import KeyTaken
from chalicelib.domain.realtime import Connection, opened
from chalicelib.storage.connections import ConnectionStore
from chalicelib.storage.dynamodb import Client
from tests.clock import START
from tests.storage.conftest import PREFIX
from tests.tables import read_rows

CHAT, OTHER_CHAT = "a1b2c3d4-e5f6-4890-abcd-ef1234567890", "b1b2c3d4-e5f6-4890-abcd-ef1234567890"
NOBODY = opened("L0SM9cOFvHcCIhw=", START)
GUEST = NOBODY.of_guest(CHAT, "d" * 64, "en")
EXPIRES = NOBODY.expires_at - 60
AGENT = opened("M0SM9cOFvHcCIhw=", START).of_agent("agent-1", "digest", EXPIRES, "es")


@pytest.fixture
def store(connection: Database) -> ConnectionStore:
    return ConnectionStore(connection)


def known(store: ConnectionStore, connection: Connection) -> Connection:
    """The connection, opened and identified."""
    store.open(opened(connection.id, START))
    store.identify(connection)
    return connection


def test_one_that_was_opened_is_found_and_hears_nothing(store: ConnectionStore) -> None:
    store.open(NOBODY)
    assert store.get(NOBODY.id) == NOBODY
    assert store.get("nobody") is None
    assert store.of_chat(CHAT) == store.of_all_agents() == []


def test_a_guests_is_found_by_its_chat(store: ConnectionStore) -> None:
    known(store, GUEST)
    second = known(store, replace(GUEST, id="second="))
    known(store, replace(GUEST, id="other=", chat_id=OTHER_CHAT))
    assert store.get(GUEST.id) == GUEST
    assert sorted(store.of_chat(CHAT), key=lambda each: each.id) == sorted(
        [GUEST, second], key=lambda each: each.id
    )
    assert store.of_all_agents() == []


def test_an_agents_is_found_by_agent_and_among_all(store: ConnectionStore) -> None:
    known(store, AGENT)
    other = known(store, replace(AGENT, id="other=", agent_id="agent-10"))
    assert store.get(AGENT.id) == AGENT
    assert store.of_agent("agent-1") == [AGENT]
    assert store.of_agent("agent-10") == [other]
    assert store.of_all_agents() == [AGENT, other]


def test_it_says_who_it_is_once(store: ConnectionStore) -> None:
    known(store, GUEST)
    with pytest.raises(KeyTaken):
        store.identify(replace(AGENT, id=GUEST.id))
    assert store.of_all_agents() == []


def test_one_that_is_gone_says_nothing_more(store: ConnectionStore) -> None:
    with pytest.raises(KeyTaken):
        store.identify(GUEST)
    assert store.of_chat(CHAT) == []


def test_removing_leaves_nothing_and_may_be_repeated(store: ConnectionStore, any_client: Client) -> None:
    known(store, GUEST)
    known(store, AGENT)
    store.refuse(GUEST.id)
    for _ in range(2):
        store.remove(GUEST)
        store.remove(AGENT)
    assert read_rows(any_client, PREFIX).connections == []


def test_refusals_are_counted_while_it_is_there(store: ConnectionStore, any_client: Client) -> None:
    store.open(NOBODY)
    assert [store.refuse(NOBODY.id) for _ in range(3)] == [1, 2, 3]
    assert store.get(NOBODY.id) == replace(NOBODY, refusals=3)
    store.remove(NOBODY)
    assert store.refuse(NOBODY.id) == 0
    assert read_rows(any_client, PREFIX).connections == []


def test_typing_may_be_said_every_three_seconds(store: ConnectionStore) -> None:
    known(store, GUEST)
    said = [store.may_type(GUEST, CHAT, START + ms) for ms in (0, 1, 2999, 3000, 3001, 6000)]
    assert said == [True, False, False, True, False, True]
    assert store.may_type(GUEST, OTHER_CHAT, START)
    assert store.may_type(AGENT, CHAT, START)
    assert store.of_chat(CHAT) == [GUEST]
