"""Guests' sessions: started under a limit, and completed, once, into a chat."""

from dataclasses import replace
from datetime import UTC, datetime

from pynamodb.connection import Connection
from pynamodb.expressions.condition import Condition

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import ChatDetails
from chalicelib.domain.errors import KeyTaken
from chalicelib.domain.rate_limits import RateLimit, RateLimitReached
from chalicelib.domain.sessions import Session, Visit
from chalicelib.storage.chats import chat_row, details_row, write_change
from chalicelib.storage.rate_limits import hit_in
from chalicelib.storage.schema import ChatRow, SessionRow
from chalicelib.storage.transactions import ConditionsFailed, Transaction


class SessionStore:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session_id: str) -> Session | None:
        """The session, whether or not it is past its time."""
        try:
            return _session(SessionRow.get(f"session#{session_id}", consistent_read=True))
        except SessionRow.DoesNotExist:
            return None

    def start(self, session: Session, rate_limit: RateLimit) -> None:
        """Stores the session and counts it. Raises KeyTaken where a row is, RateLimitReached, TryAgain."""
        self._start(session, SessionRow.id.does_not_exist(), rate_limit)

    def restart(self, session: Session, past: Session, rate_limit: RateLimit | None) -> None:
        """Stores the session in place of its past one, and counts it if there is a limit.

        Raises KeyTaken where `past` is not there any more as it was, RateLimitReached, TryAgain.
        """
        unchanged = SessionRow.operation == past.operation
        if past.chat_id is None:
            unchanged &= SessionRow.chat_id.does_not_exist()
        self._start(session, unchanged, rate_limit)

    def _start(self, session: Session, condition: Condition, rate_limit: RateLimit | None) -> None:
        transaction = Transaction(self._connection)
        transaction.put(_row(session), condition=condition, label="session")
        if rate_limit:
            hit_in(transaction, rate_limit)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            if "session" in failed.labels:
                raise KeyTaken from failed
            raise RateLimitReached(min(failed.labels)) from failed

    def complete(self, session: Session, change: Change, details: ChatDetails, operation: str) -> None:
        """Stores the session's chat with all that comes with it. Raises KeyTaken, TryAgain."""
        transaction = Transaction(self._connection)
        open_ = SessionRow.id.exists() & SessionRow.chat_id.does_not_exist()
        transaction.put(_row(session), condition=open_, label="session")
        chat = replace(change.chat, version=1)
        transaction.put(chat_row(chat), ChatRow.id.does_not_exist(), "chat")
        if not details.is_empty:
            transaction.put(details_row(chat.id, details))
        write_change(transaction, change, operation)
        try:
            transaction.commit()
        except ConditionsFailed as failed:
            raise KeyTaken from failed


def _row(session: Session) -> SessionRow:
    return SessionRow(
        f"session#{session.id}",
        initial_message=session.initial_message,
        page_url=session.visit.page_url,
        referrer=session.visit.referrer,
        locale=session.visit.locale,
        created_at=session.created_at,
        expires_at=datetime.fromtimestamp(session.expires_at, UTC),
        operation=session.operation,
        chat_id=session.chat_id,
        token_salt=session.token_salt,
    )


def _session(row: SessionRow) -> Session:
    return Session(
        id=row.id.removeprefix("session#"),
        initial_message=row.initial_message or "",
        visit=Visit(row.page_url, row.referrer, row.locale),
        created_at=int(row.created_at or 0),
        expires_at=int(row.expires_at.timestamp()),
        operation=row.operation or "",
        chat_id=row.chat_id,
        token_salt=row.token_salt,
    )
