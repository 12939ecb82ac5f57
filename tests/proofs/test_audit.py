"""The audit itself: it has nothing to say of the scene, and complains of each thing that is wrong."""

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.proofs.audit import audit
from tests.proofs.scene import Scene
from tests.tables import Row, Rows


def _chat(rows: Rows) -> Row:
    """The chat in which most has happened."""
    return max((row for row in rows.chats if row["part"] == "chat"), key=lambda row: row["seq"])


def _events(rows: Rows, type_: str) -> list[Row]:
    of_it = [e for e in rows.messages if e["chat_id"] == _chat(rows)["id"] and e["type"] == type_]
    return sorted(of_it, key=lambda event: event["seq"])


def _notices(rows: Rows) -> list[Row]:
    return [row for row in rows.notifications if row["recipient"] == f"guest#{_chat(rows)['id']}"]


def _of(rows: Rows, table: str, key: str, prefix: str) -> list[Row]:
    return [row for row in getattr(rows, table) if row[key].startswith(prefix)]


def _told(rows: Rows, type_: str) -> Row:
    return next(row for row in rows.notifications if row.get("type") == type_ and "chat_id" in row)


def _lose_event(rows: Rows) -> None:
    rows.messages.remove(_events(rows, "message")[2])


def _store_message_twice(rows: Rows) -> None:
    last = _chat(rows)["seq"]
    named = next(event for event in _events(rows, "message") if "client_message_id" in event)
    rows.messages.append(named | {"seq": last + 1})


def _count(rows: Rows, read_state: str, at: int) -> None:
    _chat(rows)[read_state][at] += 1


def _archive(rows: Rows) -> Row:
    return next(row for row in rows.chats if row["id"] == "archive")


def _tell_twice(rows: Rows, type_: str) -> None:
    rows.notifications.append(_told(rows, type_) | {"id": "0" * 28})


def _tell_another(rows: Rows) -> None:
    owners = {row["recipient"] for row in rows.notifications if row["recipient"].startswith("agent#")}
    told = _told(rows, "new_message")
    told["recipient"] = next(iter(owners - {told["recipient"]}))


CORRUPTIONS: dict[str, Callable[[Rows], object]] = {
    "an event is lost": _lose_event,
    "a message is stored twice": _store_message_twice,
    "it begins with an answer": lambda rows: _events(rows, "message")[0].update(sender_type="agent"),
    "seq runs ahead": lambda rows: _chat(rows).update(seq=_chat(rows)["seq"] + 1),
    "messages' numbers jump": lambda rows: _events(rows, "message")[-1].update(number=99),
    "the guest's written is off": lambda rows: _count(rows, "user_messages", 0),
    "the guest's last_seq is off": lambda rows: _count(rows, "user_messages", 1),
    "the guest's covered is off": lambda rows: _count(rows, "user_messages", 2),
    "the guest's read_up_to is off": lambda rows: _count(rows, "user_messages", 3),
    "the guest's read_singly is off": lambda rows: _count(rows, "user_messages", 4),
    "the agent's covered is off": lambda rows: _count(rows, "agent_messages", 2),
    "last_message is old": lambda rows: _chat(rows).update(last_message="Hola"),
    "last_message_at is old": lambda rows: _chat(rows).update(last_message_at=1),
    "a single mark left no time": lambda rows: next(e for e in rows.messages if "read_at" in e).pop(
        "read_at"
    ),
    "a time without a mark": lambda rows: _events(rows, "message")[-1].update(read_at=1),
    "a mark is repeated": lambda rows: _events(rows, "read")[-1].update(up_to=1),
    "the status is another": lambda rows: _chat(rows).update(status="resolved"),
    "the agent is another": lambda rows: _chat(rows).update(agent=["x", "x", "x", "x"]),
    "it was closed, it says": lambda rows: _chat(rows).update(closed_at=1),
    "a message before it was taken": lambda rows: _events(rows, "assigned")[0].update(type="closed"),
    "it stands in another list": lambda rows: _chat(rows).update(inbox="queue"),
    "it stands in the archive": lambda rows: _chat(rows).update(archive="queue"),
    "it stands elsewhere in its list": lambda rows: _chat(rows).update(position=1),
    "notifications' numbers jump": lambda rows: _notices(rows)[-1].update(id="00000099"),
    "a notification is missing": lambda rows: rows.notifications.remove(_notices(rows)[-1]),
    "a notification says another thing": lambda rows: _notices(rows)[0].update(type="chat_closed"),
    "notifications' total is off": lambda rows: _count(rows, "notices", 0),
    "notifications' unread is off": lambda rows: _count(rows, "notices", 1),
    "an agent is told twice of a chat": lambda rows: _tell_twice(rows, "new_chat"),
    "an agent is told twice of a message": lambda rows: _tell_twice(rows, "new_message"),
    "another agent is told": _tell_another,
    "an agent's total is off": lambda rows: _of(rows, "notifications", "recipient", "counts#")[0].update(
        total=99
    ),
    "an agent's unread is off": lambda rows: _of(rows, "notifications", "recipient", "counts#")[0].update(
        unread=99
    ),
    "an archive's count is off": lambda rows: _archive(rows).update(resolved=7),
    "an archive counts what is not there": lambda rows: _archive(rows).update(closed=1),
    "a chat is gone": lambda rows: rows.chats.remove(_chat(rows)),
    "an identifier is forgotten": lambda rows: rows.sessions.remove(_of(rows, "sessions", "id", "sent#")[0]),
    "an identifier leads elsewhere": lambda rows: _of(rows, "sessions", "id", "sent#")[0].update(seq=99),
    "two sessions of one chat": lambda rows: [row.update(chat_id=_chat(rows)["id"]) for row in rows.sessions],
}


def test_the_scene_agrees(scene: Scene) -> None:
    assert audit(scene.rows()) == []


@pytest.mark.parametrize("corrupt", CORRUPTIONS.values(), ids=CORRUPTIONS.keys())
def test_what_is_wrong_is_complained_of(scene: Scene, corrupt: Callable[[Rows], object]) -> None:
    rows = deepcopy(scene.rows())
    corrupt(rows)
    assert audit(rows)
