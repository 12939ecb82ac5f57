"""What is stored and answered, without what is random and without the moment.

Two runs of one request agree on it.
"""

import re
from datetime import datetime
from typing import Any

from client.api import Reply
from tests.tables import NOUNS, Row, Rows

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_TOKEN = re.compile(r'"(guest_token|token)":"[^"]+"')
# Which shard counts a new chat is as random as the chat's id; the audit holds the counts.
_LEFT_OUT = ("token#", "window#", "counts#")
_RANDOM = {"operation", "token_salt", "token_digest", "password_hash", "expires_at"}


class Essence:
    """Knows what there was `before`, until `ended_at` (ms), and takes the rest for new."""

    def __init__(self, before: Rows, ended_at: int) -> None:
        self._known = set(_UUID.findall(repr(before)))
        self._ended_at = ended_at

    def of_rows(self, rows: Rows) -> list[str]:
        """The rows' essence, in an order of its own."""
        kept = [(noun, row) for noun in NOUNS for row in getattr(rows, noun) if not _is_left_out(row)]
        return sorted(f"{noun} {sorted(self._of_row(row).items())}" for noun, row in kept)

    def of_reply(self, reply: Reply) -> tuple[int, str | None, str]:
        """The status, whether it is a replay, and the body's essence."""
        body = _TOKEN.sub(r'"\1":"new"', _TIME.sub(self._moment, self.of_text(reply.body)))
        return reply.status, reply.headers.get("idempotent-replay"), body

    def _moment(self, found: re.Match[str]) -> str:
        milliseconds = datetime.fromisoformat(found[0]).timestamp() * 1000
        return "later" if milliseconds > self._ended_at else found[0]

    def of_text(self, text: str) -> str:
        """A text in which new ids are all alike."""
        return _UUID.sub(lambda found: found[0] if found[0] in self._known else "new", text)

    def _of_row(self, row: Row) -> Row:
        kept = {name: self._of_value(value) for name, value in row.items() if name not in _RANDOM}
        if row.get("recipient", "").startswith("agent#") and kept["created_at"] == "later":
            kept["id"] = "new"
        return kept

    def _of_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._of_value(each) for each in value]
        if isinstance(value, str):
            return self.of_text(value)
        is_later = isinstance(value, int) and value > self._ended_at
        return "later" if is_later else value


def _is_left_out(row: Row) -> bool:
    key = str(row.get("recipient") or row.get("id"))
    return key.startswith(_LEFT_OUT)
