"""Events are numbered without a gap, and the chat knows how many messages there are and the last."""

from collections.abc import Iterator

from tests.proofs.audit.talks import Talk

_PREVIEW = 100
_WRITTEN, _LAST_SEQ = 0, 1


def check(talk: Talk) -> Iterator[str]:
    """Seqs, messages' numbers, counts, last message."""
    yield from _seqs(talk)
    yield from _read_states(talk)
    yield from _last_message(talk)


def _seqs(talk: Talk) -> Iterator[str]:
    seqs = [event["seq"] for event in talk.events]
    if seqs != list(range(1, len(seqs) + 1)):
        yield f"seqs have gaps: {seqs}"
    if talk.chat["seq"] != len(seqs):
        yield f"seq is {talk.chat['seq']}, but there are {len(seqs)} events"
    if not talk.events or talk.events[0].get("sender_type") != "user":
        yield "it does not begin with the guest's message"


def _read_states(talk: Talk) -> Iterator[str]:
    for side, read_state in (("user", "user_messages"), ("agent", "agent_messages")):
        written = talk.messages(side)
        numbers = [message["number"] for message in written]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"the {side}'s messages are numbered {numbers}"
        if talk.chat[read_state][_WRITTEN] != len(written):
            yield f"{read_state} counts {talk.chat[read_state][_WRITTEN]} of {len(written)}"
        if talk.chat[read_state][_LAST_SEQ] != max((m["seq"] for m in written), default=0):
            yield f"{read_state} does not know its last message's seq"


def _last_message(talk: Talk) -> Iterator[str]:
    last = max((*talk.messages("user"), *talk.messages("agent")), key=lambda m: m["seq"], default=None)
    if last is None:
        return
    content = last["content"]
    shown = content if len(content) <= _PREVIEW else content[:_PREVIEW] + "..."
    if talk.chat["last_message"] != shown:
        yield "last_message is not the last message"
    if talk.chat["last_message_at"] != last["created_at"]:
        yield "last_message_at is not the last message's time"
