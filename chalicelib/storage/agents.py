"""Agents by id, by username, or all in the directory; and their tokens, by SHA-256."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pynamodb.connection import Connection
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.domain.agents import (
    Agent,
    AgentName,
    AgentNotFound,
    AgentToken,
    DirectoryEntry,
    UsernameTaken,
)
from chalicelib.domain.normalization import comparable_username
from chalicelib.storage.schema import AgentRow, SessionRow
from chalicelib.storage.transactions import ConditionsFailed, Key, Transaction, get_many

_DIRECTORY = "agents"
_NOBODY = "nobody"  # an id that no agent has
_PLAIN = (
    "user_id", "username", "email", "first_name", "last_name", "specialty", "role",
    "is_available", "is_disabled", "password_hash", "credentials_version", "created_at",
    "last_seen_at",
)  # fmt: skip


class AgentStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, agent_id: str) -> Agent | None:
        try:
            return to_agent(AgentRow.get(agent_id, consistent_read=True))
        except AgentRow.DoesNotExist:
            return None

    def by_username(self, username: str) -> Agent | None:
        """Whose username it is, in any case of its letters and however they are composed.

        A username that is nobody's takes as many reads, so that a login's time does not tell of it.
        """
        try:
            claim = AgentRow.get(_claim(username), consistent_read=True)
        except AgentRow.DoesNotExist:
            return self.get(_NOBODY)
        return self.get(claim.agent_id or _NOBODY)

    def directory(self) -> list[DirectoryEntry]:
        """All agents by username; may lag by a second."""
        return [_entry(row) for row in AgentRow.directory_index.query(_DIRECTORY)]

    def next_user_id(self) -> int:
        """An integer that no other user has."""
        counter = AgentRow("user_ids")
        counter.update([AgentRow.last_user_id.add(1)])
        return int(counter.last_user_id or 0)

    def create(self, agent: Agent) -> None:
        """Raises UsernameTaken."""
        row = AgentRow(agent.id, directory=_DIRECTORY)
        for name in _PLAIN:
            setattr(row, name, getattr(agent, name))
        claim = AgentRow(_claim(agent.username), agent_id=agent.id)
        transaction = Transaction(self._connection)
        transaction.put(row, AgentRow.id.does_not_exist(), "agent")
        transaction.put(claim, AgentRow.id.does_not_exist(), "username")
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise UsernameTaken from failed

    def set_availability(self, agent_id: str, is_available: bool) -> Agent:
        return self._update(agent_id, [AgentRow.is_available.set(is_available)])

    def note_seen(self, agent_id: str, now: int, before: int) -> None:
        """At `now` (ms), unless it was noted after `before`; never makes a row. Raises TryAgain."""
        earlier = AgentRow.last_seen_at.does_not_exist() | (AgentRow.last_seen_at <= before)
        self._update_if(agent_id, AgentRow.last_seen_at.set(now), AgentRow.username.exists() & earlier)

    def note_left(self, agent_id: str) -> None:
        """Never makes a row. Raises TryAgain."""
        self._update_if(agent_id, AgentRow.last_seen_at.remove(), AgentRow.last_seen_at.exists())

    def set_password(self, agent_id: str, password_hash: str) -> Agent:
        """Revokes the agent's tokens as well."""
        actions = [AgentRow.password_hash.set(password_hash), AgentRow.credentials_version.add(1)]
        return self._update(agent_id, actions)

    def rehash(self, agent_id: str, old_hash: str, new_hash: str) -> None:
        """The same password under a new cost; a password changed meanwhile wins."""
        self._update_if(agent_id, AgentRow.password_hash.set(new_hash), AgentRow.password_hash == old_hash)

    def set_disabled(self, agent_id: str, is_disabled: bool) -> Agent:
        """Revokes the agent's tokens as well."""
        actions = [AgentRow.is_disabled.set(is_disabled), AgentRow.credentials_version.add(1)]
        return self._update(agent_id, actions)

    def _update_if(self, agent_id: str, action: Action, condition: Condition) -> None:
        try:
            AgentRow(agent_id).update([action], condition=condition)
        except UpdateError as error:
            if not _condition_failed(error):
                raise

    def _update(self, agent_id: str, actions: Sequence[Action]) -> Agent:
        row = AgentRow(agent_id)
        try:
            row.update(list(actions), condition=AgentRow.username.exists())
        except UpdateError as error:
            if _condition_failed(error):
                raise AgentNotFound from error
            raise
        return to_agent(row)


def _claim(username: str) -> str:
    return f"username#{comparable_username(username)}"


def _condition_failed(error: UpdateError) -> bool:
    return error.cause_response_code == "ConditionalCheckFailedException"


def to_agent(row: AgentRow) -> Agent:
    values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    return Agent(id=row.id, **values)


def _entry(row: AgentRow) -> DirectoryEntry:
    return DirectoryEntry(
        id=row.id,
        username=row.username or "",
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        role=row.role or "agent",
        is_available=bool(row.is_available),
        is_disabled=bool(row.is_disabled),
        last_seen_at=row.last_seen_at,
    )


def agent_values(agent: AgentName | None) -> list[str] | None:
    return [agent.id, agent.username, agent.first_name, agent.last_name] if agent else None


def to_agent_name(values: list[str] | None) -> AgentName | None:
    return AgentName(*values) if values else None


class TokenStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, token: AgentToken) -> None:
        SessionRow(
            _token_key(token.digest),
            agent_id=token.agent_id,
            credentials_version=token.credentials_version,
            expires_at=datetime.fromtimestamp(token.expires_at, UTC),
        ).save()

    def get_with_agent(self, digest: str, agent_id: str) -> tuple[AgentToken, Agent] | None:
        """The token and its agent, in one round trip; None where either is missing."""
        token, agent = None, None
        keys: list[Key] = [(SessionRow, _token_key(digest), None), (AgentRow, agent_id, None)]
        for row in get_many(self._connection, keys):
            if isinstance(row, SessionRow):
                token = _token(digest, row)
            elif isinstance(row, AgentRow):
                agent = to_agent(row)
        return (token, agent) if token and agent else None

    def delete(self, digest: str) -> None:
        SessionRow(_token_key(digest)).delete()


def _token_key(digest: str) -> str:
    return f"token#{digest}"


def _token(digest: str, row: SessionRow) -> AgentToken:
    return AgentToken(
        digest,
        row.agent_id or "",
        int(row.credentials_version or 0),
        int(row.expires_at.timestamp()),
    )
