"""Connections, by their id and by what they hear."""

from collections.abc import Iterable
from datetime import UTC, datetime

from pynamodb.connection import Connection as Database
from pynamodb.exceptions import PutError, UpdateError

from chalicelib.domain.errors import KeyTaken
from chalicelib.domain.realtime import TYPING_EVERY_MS, Connection
from chalicelib.storage.schema import ConnectionRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction

_STATE = "state"
_AGENTS = "agents"
_TYPING_SECONDS = 60


class ConnectionStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, connection_id: str) -> Connection | None:
        """The connection, whether or not it is past its time."""
        try:
            row = ConnectionRow.get(_own(connection_id), _STATE, consistent_read=True)
        except ConnectionRow.DoesNotExist:
            return None
        return _connection(connection_id, row)

    def open(self, connection: Connection) -> None:
        _row(_own(connection.id), _STATE, connection).save()

    def identify(self, connection: Connection) -> None:
        """From now on it hears. Raises KeyTaken where it is known already, or gone; TryAgain."""
        transaction = Transaction(self._database)
        nobody = ConnectionRow.chat_id.does_not_exist() & ConnectionRow.agent_id.does_not_exist()
        waiting = ConnectionRow.connected_at.exists() & nobody
        transaction.put(_row(_own(connection.id), _STATE, connection), waiting, "state")
        transaction.put(_row(*_listener(connection), connection))
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise KeyTaken from failed

    def remove(self, connection: Connection) -> None:
        """Removes the connection's rows, as far as they are still there."""
        keys = [(_own(connection.id), _STATE)]
        if connection.is_known:
            keys.append(_listener(connection))
        for key in keys:
            ConnectionRow(*key).delete()

    def refuse(self, connection_id: str) -> int:
        """Counts a refused frame of the connection and returns the count; 0 where the connection is gone."""
        row = ConnectionRow(_own(connection_id), _STATE)
        try:
            row.update([ConnectionRow.refusals.add(1)], ConnectionRow.connected_at.exists())
        except UpdateError as error:
            if _condition_failed(error):
                return 0
            raise
        return int(row.refusals or 0)

    def may_type(self, connection: Connection, chat_id: str, now: int) -> bool:
        """True if the connection may say again that somebody types in the chat; asking counts as saying."""
        row = ConnectionRow(
            _own(connection.id),
            f"typing#{chat_id}",
            typed_at=now,
            expires_at=datetime.fromtimestamp(now // 1000 + _TYPING_SECONDS, UTC),
        )
        free = ConnectionRow.typed_at.does_not_exist() | (ConnectionRow.typed_at <= now - TYPING_EVERY_MS)
        try:
            row.save(free)
        except PutError as error:
            if _condition_failed(error):
                return False
            raise
        return True

    def of_chat(self, chat_id: str) -> list[Connection]:
        """The connections of the chat's guest."""
        return _listeners(ConnectionRow.query(f"chat#{chat_id}", consistent_read=True))

    def of_agent(self, agent_id: str) -> list[Connection]:
        own = ConnectionRow.listener.startswith(f"{agent_id}#")
        return _listeners(ConnectionRow.query(_AGENTS, own, consistent_read=True))

    def of_all_agents(self) -> list[Connection]:
        return _listeners(ConnectionRow.query(_AGENTS, consistent_read=True))


def _own(connection_id: str) -> str:
    return f"connection#{connection_id}"


def _listener(connection: Connection) -> tuple[str, str]:
    if connection.agent_id:
        return _AGENTS, f"{connection.agent_id}#{connection.id}"
    return f"chat#{connection.chat_id}", connection.id


def _listeners(rows: Iterable[ConnectionRow]) -> list[Connection]:
    return [_connection(row.listener.rpartition("#")[2], row) for row in rows]


def _row(topic: str, listener: str, connection: Connection) -> ConnectionRow:
    return ConnectionRow(
        topic,
        listener,
        expires_at=datetime.fromtimestamp(connection.expires_at, UTC),
        connected_at=connection.connected_at,
        refusals=connection.refusals or None,
        language=connection.language,
        chat_id=connection.chat_id,
        agent_id=connection.agent_id,
        token_digest=connection.token_digest,
    )


def _connection(connection_id: str, row: ConnectionRow) -> Connection:
    return Connection(
        connection_id,
        connected_at=int(row.connected_at or 0),
        expires_at=int(row.expires_at.timestamp()),
        refusals=int(row.refusals or 0),
        language=row.language or "es",
        chat_id=row.chat_id,
        agent_id=row.agent_id,
        token_digest=row.token_digest,
    )


def _condition_failed(error: PutError | UpdateError) -> bool:
    return error.cause_response_code == "ConditionalCheckFailedException"
