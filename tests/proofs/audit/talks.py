"""One chat with all of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.tables import Row, Rows


@dataclass(frozen=True)
class Talk:
    """`events` in the order of their seq, `notices` (the guest's notifications) of their number."""

    chat: Row
    events: list[Row]
    notices: list[Row]
    told: list[Row]  # the agents' notifications about it

    @property
    def id(self) -> str:
        """The chat's id."""
        return str(self.chat["id"])

    def messages(self, side: str) -> list[Row]:
        """What one side wrote."""
        return [e for e in self.events if e["type"] == "message" and e["sender_type"] == side]


def talks(rows: Rows) -> Iterator[Talk]:
    """Every chat that there is."""
    for chat in rows.chats:
        if chat["part"] == "chat":
            yield Talk(chat, *_belonging(rows, str(chat["id"])))


def _belonging(rows: Rows, chat_id: str) -> tuple[list[Row], list[Row], list[Row]]:
    events = [row for row in rows.messages if row["chat_id"] == chat_id]
    notices = [row for row in rows.notifications if row["recipient"] == f"guest#{chat_id}"]
    told = [row for row in rows.notifications if row.get("chat_id") == chat_id]
    return (
        sorted(events, key=lambda row: row["seq"]),
        sorted(notices, key=lambda row: row["id"]),
        sorted(told, key=lambda row: row["id"]),
    )
