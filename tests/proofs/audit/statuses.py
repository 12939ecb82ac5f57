"""Replaying what happened gives the chat's status, its agent and its times."""

from collections.abc import Iterator

from tests.proofs.audit.talks import Talk
from tests.tables import Row

_FROM = {
    "assigned": {"waiting"},
    "reopened": {"resolved"},
    "resolved": {"active"},
    "closed": {"active", "resolved"},
}


def check(talk: Talk) -> Iterator[str]:
    """Which events may follow which, and what they lead to."""
    state: Row = {"status": "waiting"}
    for event in talk.events:
        if event["type"] == "message":
            yield from _check_message(state, event)
        elif event["type"] != "read":
            if state["status"] not in _FROM[event["type"]]:
                yield f"event {event['seq']}: {event['type']} when {state['status']}"
            _follow(state, event)
    for name in ("status", "agent", "resolved_at", "closed_at"):
        if talk.chat.get(name) != state.get(name):
            yield f"{name} is {talk.chat.get(name)}, but events lead to {state.get(name)}"


def _check_message(state: Row, event: Row) -> Iterator[str]:
    if state["status"] not in ("waiting", "active"):
        yield f"event {event['seq']}: a message when {state['status']}"
    if event["sender_type"] == "agent" and event.get("agent") != state.get("agent"):
        yield f"event {event['seq']}: written by an agent whose chat it is not"


def _follow(state: Row, event: Row) -> None:
    if event["type"] == "assigned":
        state |= {"status": "active", "agent": event["agent"]}
    elif event["type"] == "reopened":
        del state["resolved_at"]
        state["status"] = "active"
    else:
        state |= {"status": event["type"], f"{event['type']}_at": event["created_at"]}
