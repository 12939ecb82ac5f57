"""Agents are found by id and by username, and a username is one agent's alone."""

from dataclasses import replace
from uuid import uuid4

import pytest
from pynamodb.connection import Connection

from chalicelib.domain.agents import Agent, AgentNotFound, AgentToken, UsernameTaken
from chalicelib.storage.agents import AgentStore, TokenStore
from tests.storage.beginnings import NOW
from tests.tables import read_rows


@pytest.fixture
def agents(connection: Connection) -> AgentStore:
    return AgentStore(connection)


@pytest.fixture
def tokens(connection: Connection) -> TokenStore:
    return TokenStore(connection)


def _agent(username: str, **fields: object) -> Agent:
    agent = Agent(
        str(uuid4()), 1, username, "a@empresa.com", "Carlos", "López", "soporte_general", "agent",
        True, False, "hash", 1, NOW,
    )  # fmt: skip
    return replace(agent, **fields)  # type: ignore[arg-type]


def test_one_is_found_as_it_was_created(agents: AgentStore) -> None:
    agent = _agent("Agente1")
    agents.create(agent)
    assert agents.get(agent.id) == agent
    assert agents.by_username("aGENTE1") == agent
    assert agents.get(str(uuid4())) is None
    assert agents.by_username("agente2") is None


def test_a_username_is_taken_in_any_case(agents: AgentStore, connection: Connection) -> None:
    agents.create(_agent("agente1"))
    before = read_rows(connection.client)
    with pytest.raises(UsernameTaken):
        agents.create(_agent("AGENTE1"))
    assert read_rows(connection.client) == before


def test_a_username_is_taken_however_its_letters_are_composed(agents: AgentStore) -> None:
    agents.create(_agent("josé"))
    with pytest.raises(UsernameTaken):
        agents.create(_agent("JOSE\u0301"))
    found = agents.by_username("jose\u0301")
    assert found is not None
    assert found.username == "josé"


def test_the_directory_is_in_the_usernames_order(agents: AgentStore) -> None:
    for username in ("bea", "carlos", "ana"):
        agents.create(_agent(username, is_available=username != "bea", last_seen_at=NOW))
    directory = agents.directory()
    assert [entry.username for entry in directory] == ["ana", "bea", "carlos"]
    assert [entry.takes_new_chats(NOW) for entry in directory] == [True, False, True]


def test_no_two_users_have_one_number(agents: AgentStore) -> None:
    assert [agents.next_user_id() for _ in range(3)] == [1, 2, 3]


def test_what_kills_tokens_is_counted(agents: AgentStore) -> None:
    agent = _agent("agente1")
    agents.create(agent)
    assert agents.set_availability(agent.id, False) == replace(agent, is_available=False)
    changed = agents.set_password(agent.id, "new")
    assert (changed.password_hash, changed.credentials_version) == ("new", 2)
    disabled = agents.set_disabled(agent.id, True)
    assert (disabled.is_disabled, disabled.credentials_version) == (True, 3)
    assert agents.get(agent.id) == disabled


def test_nobody_is_made_by_changing_him(agents: AgentStore, connection: Connection) -> None:
    with pytest.raises(AgentNotFound):
        agents.set_availability("nobody", True)
    with pytest.raises(AgentNotFound):
        agents.set_password("nobody", "new")
    with pytest.raises(AgentNotFound):
        agents.set_disabled("nobody", True)
    assert read_rows(connection.client).agents == []


def test_a_password_changed_meanwhile_wins_over_its_rehash(agents: AgentStore) -> None:
    agent = _agent("agente1")
    agents.create(agent)
    agents.rehash(agent.id, "hash", "costlier")
    agents.rehash(agent.id, "hash", "late")
    found = agents.get(agent.id)
    assert found == replace(agent, password_hash="costlier")


def test_a_token_comes_with_its_agent(agents: AgentStore, tokens: TokenStore) -> None:
    agent = _agent("agente1")
    agents.create(agent)
    token = AgentToken("d" * 64, agent.id, 1, NOW // 1000 + 60)
    tokens.put(token)
    assert tokens.get_with_agent(token.digest, agent.id) == (token, agent)
    assert tokens.get_with_agent("e" * 64, agent.id) is None
    assert tokens.get_with_agent(token.digest, str(uuid4())) is None
    tokens.delete(token.digest)
    assert tokens.get_with_agent(token.digest, agent.id) is None
    tokens.delete(token.digest)


def test_a_token_past_its_time_is_dead_though_its_row_is_there(
    agents: AgentStore, tokens: TokenStore
) -> None:
    agent = _agent("agente1")
    agents.create(agent)
    tokens.put(AgentToken("d" * 64, agent.id, 1, NOW // 1000 + 60))
    found = tokens.get_with_agent("d" * 64, agent.id)
    assert found is not None
    assert found[0].opens(agent, NOW + 59_999)
    assert not found[0].opens(agent, NOW + 60_000)


def test_who_is_seen_is_noted_once_in_a_while(agents: AgentStore) -> None:
    agent = _agent("agente1")
    agents.create(agent)
    for at, before, noted in ((NOW, NOW - 10, NOW), (NOW + 5, NOW - 5, NOW), (NOW + 10, NOW, NOW + 10)):
        agents.note_seen(agent.id, at, before)
        assert agents.get(agent.id) == replace(agent, last_seen_at=noted)
    assert [entry.last_seen_at for entry in agents.directory()] == [NOW + 10]


def test_who_is_not_there_is_not_noted(agents: AgentStore, connection: Connection) -> None:
    agents.note_seen(str(uuid4()), NOW, NOW - 10)
    assert read_rows(connection.client).agents == []
