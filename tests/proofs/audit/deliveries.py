"""Nothing is there twice, and nothing belongs to what is not there."""

from collections import Counter
from collections.abc import Iterator

from tests.tables import Row, Rows


def check(rows: Rows) -> Iterator[str]:
    """Messages by their clients' identifiers, chats by their sessions, rows by their chats."""
    chats = {row["id"] for row in rows.chats if row["part"] == "chat"}
    yield from _check_identifiers(rows)
    yield from _check_sessions(rows, chats)
    belonging = [row["chat_id"] for row in (*rows.messages, *rows.notifications) if "chat_id" in row]
    belonging += [row["id"] for row in rows.chats if row["part"] == "details"]
    belonging += [row["recipient"].removeprefix("guest#") for row in _guests(rows)]
    for chat_id in set(belonging) - chats:
        yield f"rows of a chat that is not there: {chat_id}"


def _guests(rows: Rows) -> list[Row]:
    return [row for row in rows.notifications if row["recipient"].startswith("guest#")]


def _check_identifiers(rows: Rows) -> Iterator[str]:
    named = {}
    for message in rows.messages:
        if "client_message_id" in message:
            sender = message["agent"][0] if "agent" in message else "user"
            key = f"sent#{message['chat_id']}#{sender}#{message['client_message_id']}"
            if key in named:
                yield f"stored twice: {key}"
            named[key] = message["seq"]
    marked = {row["id"]: row["seq"] for row in rows.sessions if row["id"].startswith("sent#")}
    if marked != named:
        yield f"identifiers lead to {marked}, messages are {named}"


def _check_sessions(rows: Rows, chats: set[str]) -> Iterator[str]:
    begun = Counter(row["chat_id"] for row in rows.sessions if "chat_id" in row)
    if set(begun) != chats or any(count > 1 for count in begun.values()):
        yield "chats and completed sessions are not one to one"
