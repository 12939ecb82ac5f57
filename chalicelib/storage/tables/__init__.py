"""The tables' rows: attribute names, keys and indexes. All on demand; sessions and connections have a TTL."""

from chalicelib.storage.tables.agents import AgentRow
from chalicelib.storage.tables.chats import ChatRow
from chalicelib.storage.tables.connections import ConnectionRow
from chalicelib.storage.tables.messages import EventRow
from chalicelib.storage.tables.notifications import NotificationRow
from chalicelib.storage.tables.row import Row
from chalicelib.storage.tables.sessions import SessionRow

TABLES: dict[str, type[Row]] = {
    "agents": AgentRow,
    "chats": ChatRow,
    "connections": ConnectionRow,
    "messages": EventRow,
    "notifications": NotificationRow,
    "sessions": SessionRow,
}
