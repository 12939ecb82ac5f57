"""Notifications that come to be stored when a test says, and a console that is told of them."""

from typing import Any

from pynamodb.connection import Connection

from chalicelib.domain.notifications import AgentNotification
from chalicelib.storage.notifications import add_agent_notification
from chalicelib.storage.transactions import Transaction
from tests.http.actors import Agent, Guest
from tests.http.agent_events import ask


class Console:
    """Asks again and again, and keeps what it was told since its `first` answer."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self._after: str | None = None
        self.told: list[str] = []
        self.first = self.asks()
        self.told.clear()

    def asks(self, **query: Any) -> list[str]:
        """The ids that are new to it."""
        answer = ask(self._agent, self._after, **query)
        self._after = answer["after"]
        new = [each["id"] for each in answer["notifications"]]
        self.told += new
        return new


class Writer:
    """Stores notifications past the app, whenever they come to be stored."""

    def __init__(self, connection: Connection, agent: Agent, guest: Guest) -> None:
        self._connection, self._agent, self._guest = connection, agent, guest

    def store(self, at: int, number: int = 0) -> str:
        """One whose decision was taken at `at` (ms); its id."""
        id_ = f"{at:012x}{number:016x}"
        made = AgentNotification(id_, self._agent.id, self._guest.chat_id, "new_message", "Juan", at)
        transaction = Transaction(self._connection)
        add_agent_notification(transaction, made)
        transaction.commit()
        return id_
