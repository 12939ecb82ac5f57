"""A client that knows of its chat only what the events told it."""

from dataclasses import dataclass, field
from typing import Any

from client.agent import Agent
from client.guest import Guest

_STATUSES = {"assigned": "active", "reopened": "active", "resolved": "resolved", "closed": "closed"}


@dataclass
class Replay:
    """A chat as its events rebuild it. Told a seq twice, or one too early, it fails."""

    seq: int = 0
    status: str = "waiting"
    agent: Any = None
    messages: list[Any] = field(default_factory=list)

    def apply(self, event: Any) -> None:
        """The next event."""
        assert event["seq"] == self.seq + 1
        self.seq = event["seq"]
        if event["type"] == "message":
            self.messages.append(dict(event["message"]))
        elif event["type"] == "read":
            self._mark(event)
        else:
            self.status = _STATUSES[event["type"]]
            self.agent = event["agent"] if event["type"] == "assigned" else self.agent

    def _mark(self, event: Any) -> None:
        for message in self.messages:
            named = message["id"] in event.get("message_ids", ()) or message["seq"] <= event.get("up_to", 0)
            if named and message["sender_type"] != event["by"] and not message["is_read"]:
                message.update(is_read=True, read_at=event["created_at"])

    def check(self, chat_id: str, onlooker: Agent) -> None:
        """It is what one who reads everything sees; `onlooker` is an admin, whose reading marks nothing."""
        page = onlooker.sees(chat_id)
        assert (self.status, self.agent) == (page["status"], page["agent"])
        assert self.messages == onlooker.reads(chat_id)


def look(guest: Guest, replay: Replay, limit: int) -> bool:
    """Ask once, for a page; whether there is more."""
    told = guest.events(after=replay.seq, limit=limit)
    assert len(told["events"]) <= limit
    for event in told["events"]:
        replay.apply(event)
    assert told["seq"] == replay.seq
    assert (told["retry_after_ms"] == 0) == told["has_more"]
    assert told["has_more"] or told["status"] == replay.status
    return bool(told["has_more"])


def follow(guest: Guest, replay: Replay, limit: int) -> None:
    """Ask until there is no more."""
    while look(guest, replay, limit):
        pass
