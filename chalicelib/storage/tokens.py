"""Agents' tokens, by their SHA-256."""

from datetime import UTC, datetime

from pynamodb.connection import Connection

from chalicelib.domain.agents import Agent, AgentToken
from chalicelib.storage.agents import agent_from
from chalicelib.storage.batches import Key, get_many
from chalicelib.storage.tables.agents import AgentRow
from chalicelib.storage.tables.sessions import SessionRow


class TokenStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, token: AgentToken) -> None:
        SessionRow(
            _key(token.digest),
            agent_id=token.agent_id,
            credentials_version=token.credentials_version,
            expires_at=datetime.fromtimestamp(token.expires_at, UTC),
        ).save()

    def get_with_agent(self, digest: str, agent_id: str) -> tuple[AgentToken, Agent] | None:
        """The token and its agent, in one round trip; None where either is missing."""
        token, agent = None, None
        keys: list[Key] = [(SessionRow, _key(digest), None), (AgentRow, agent_id, None)]
        for row in get_many(self._connection, keys):
            if isinstance(row, SessionRow):
                token = _token(digest, row)
            elif isinstance(row, AgentRow):
                agent = agent_from(row)
        return (token, agent) if token and agent else None

    def delete(self, digest: str) -> None:
        SessionRow(_key(digest)).delete()


def _key(digest: str) -> str:
    return f"token#{digest}"


def _token(digest: str, row: SessionRow) -> AgentToken:
    return AgentToken(
        digest,
        row.agent_id or "",
        int(row.credentials_version or 0),
        int(row.expires_at.timestamp()),
    )
