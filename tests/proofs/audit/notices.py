"""The guest was told of each thing once, and so was the chat's agent; the chat's counts agree."""

from collections import Counter
from collections.abc import Iterator

from tests.proofs.audit.talks import Talk
from tests.tables import Row

_TOLD = {"assigned": "agent_joined", "resolved": "chat_resolved", "closed": "chat_closed"}


def check(talk: Talk) -> Iterator[str]:
    """The guest's notifications and their counts; the agents' notifications of this chat."""
    if [notice["type"] for notice in talk.notices] != list(_due_to_guest(talk)):
        yield "the guest's notifications are not what happened"
    if [int(notice["id"]) for notice in talk.notices] != list(range(1, len(talk.notices) + 1)):
        yield "the guest's notifications are not numbered from 1"
    total, unread, read_up_to = talk.chat["notices"]
    if total != len(talk.notices):
        yield f"{total} notifications counted, {len(talk.notices)} there"
    still = [n for n in talk.notices if int(n["id"]) > read_up_to and not n.get("is_read")]
    if unread != len(still):
        yield f"{unread} notifications counted as unread, {len(still)} are"
    yield from _check_agents(talk)


def _due_to_guest(talk: Talk) -> Iterator[str]:
    for event in talk.events:
        if event["type"] == "message" and event["sender_type"] == "agent":
            yield "new_message"
        elif event["type"] in _TOLD:
            yield _TOLD[event["type"]]


def _check_agents(talk: Talk) -> Iterator[str]:
    announced = Counter(n["recipient"] for n in talk.told if n["type"] == "new_chat")
    if announced and max(announced.values()) > 1:
        yield "an agent was told twice of the new chat"
    written = sorted(n["created_at"] for n in talk.told if n["type"] == "new_message")
    if written != sorted(message["created_at"] for message in _owned(talk)):
        yield "the agent was not told once of each message"
    readers = {n["recipient"] for n in talk.told if n["type"] == "new_message"}
    if readers and readers != {f"agent#{talk.chat['agent'][0]}"}:
        yield "another agent was told of a message"


def _owned(talk: Talk) -> Iterator[Row]:
    """The guest's messages since the chat has an agent."""
    taken = False
    for event in talk.events:
        taken = taken or event["type"] == "assigned"
        if taken and event["type"] == "message" and event["sender_type"] == "user":
            yield event
