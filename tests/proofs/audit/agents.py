"""What is counted for each agent is what there is: notifications, resolved and closed chats."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.tables import Row, Rows


def check(rows: Rows) -> Iterator[str]:
    """Every agent's counts, and every count's agent."""
    yield from _check_notifications(rows)
    yield from _check_archives(rows)


def _check_notifications(rows: Rows) -> Iterator[str]:
    there: dict[str, Counter[str]] = defaultdict(Counter)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows.notifications:
        kind, _, owner = row["recipient"].partition("#")
        if kind == "agent":
            there[owner].update(total=1, unread=int("read_at" not in row))
        elif kind == "counts":
            counted[owner].update(total=row["total"], unread=row["unread"])
            if not 0 <= row["unread"] <= row["total"]:
                yield f"agent {owner}: shard {row['id']} counts {row['unread']} of {row['total']}"
    for owner in there.keys() | counted.keys():
        if there[owner] != counted[owner]:
            yield f"agent {owner}: counted {dict(counted[owner])}, there {dict(there[owner])}"


def _check_archives(rows: Rows) -> Iterator[str]:
    there: dict[str, Counter[str]] = defaultdict(Counter)
    counted: dict[str, Row] = {row["part"]: row for row in rows.chats if row["id"] == "archive"}
    for chat in rows.chats:
        if chat["part"] == "chat" and chat["status"] in ("resolved", "closed"):
            there[chat["agent"][0]][chat["status"]] += 1
    for owner in there.keys() | counted.keys():
        for status in ("resolved", "closed"):
            count = counted.get(owner, {}).get(status, 0)
            if count != there[owner][status]:
                yield f"agent {owner}: {count} {status} chats counted, {there[owner][status]} there"
