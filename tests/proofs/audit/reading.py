"""Replaying every mark gives the counts that the chat keeps and the times that messages carry."""

from collections.abc import Iterator

from tests.proofs.audit.talks import Talk
from tests.tables import Row

_OTHER = {"user": "agent", "agent": "user"}


def check(talk: Talk) -> Iterator[str]:
    """Marks, each side's counts, and the messages' own times."""
    for writer in ("user", "agent"):
        marks = [e for e in talk.events if e["type"] == "read" and e["by"] == _OTHER[writer]]
        yield from _check_side(talk.messages(writer), marks, talk.chat[f"{writer}_messages"])


def _check_side(written: list[Row], marks: list[Row], read_state: list[int]) -> Iterator[str]:
    read: set[int] = set()
    stamped: dict[int, int] = {}
    for mark in marks:
        fresh = _named(written, mark) - read
        if not fresh or ("message_seqs" in mark and len(fresh) < len(mark["message_seqs"])):
            yield f"mark {mark['seq']} marks again what was read"
        read |= fresh
        if "message_seqs" in mark:
            for seq in fresh:
                stamped[seq] = mark["created_at"]
    if {m["seq"]: m["read_at"] for m in written if "read_at" in m} != stamped:
        yield "messages carry other times than their own marks"
    yield from _check_read_state(written, marks, read_state, read)


def _named(written: list[Row], mark: Row) -> set[int]:
    before = {message["seq"] for message in written if message["seq"] < mark["seq"]}
    if "message_seqs" in mark:
        return before & set(mark["message_seqs"])
    return {seq for seq in before if seq <= mark["up_to"]}


def _check_read_state(
    written: list[Row], marks: list[Row], read_state: list[int], read: set[int]
) -> Iterator[str]:
    count, _last_seq, covered, read_up_to, read_singly = read_state
    if count - covered - read_singly != len(written) - len(read):
        yield f"{count - covered - read_singly} unread, but marks leave {len(written) - len(read)}"
    if read_up_to != max((mark.get("up_to", 0) for mark in marks), default=0):
        yield "read_up_to is not the furthest mark"
    if covered != sum(1 for message in written if message["seq"] <= read_up_to):
        yield f"{covered} covered, but not as many up to {read_up_to}"
    if read_singly != sum(1 for m in written if m["seq"] > read_up_to and "read_at" in m):
        yield f"{read_singly} read singly, but not as many beyond {read_up_to}"
