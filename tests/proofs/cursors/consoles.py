"""A console that knows of its agent's chats only what one cursor told it."""

from dataclasses import dataclass, field
from typing import Any

from client.agent import Agent
from tests.proofs.cursors.guests import Replay

PATH = "/api/agents/me/events/"
LIST = "/api/chatrooms/filtered_chats/"
TABS = ("active", "waiting", "resolved", "closed")


@dataclass
class Console:
    """Told anything twice, or a chat's events with a gap, it fails."""

    agent: Agent
    after: str | None = None
    chats: dict[str, Any] = field(default_factory=dict)
    replays: dict[str, Replay] = field(default_factory=dict)
    queue: list[Any] = field(default_factory=list)
    notifications: list[Any] = field(default_factory=list)
    told: Any = None

    def look(self, limit: int = 500) -> bool:
        """Ask once; whether there is more."""
        since = {"after": self.after} if self.after else {}
        self.told = told = self.agent.get(PATH, limit=limit, **since).expect(200)
        assert len(told["events"]) <= limit
        self.after = told["after"]
        for each in told["events"]:
            self.replays[each["chat_room_id"]].apply(each["event"])
        for chat in told["chats"]:
            self._show(chat)
        for gone in told["gone"]:
            # One that came back and left again before all of that was told is gone already.
            assert gone in self.replays
            self.chats.pop(gone, None)
        self.queue = self.queue if told["queue"] is None else told["queue"]
        self._notify(told["notifications"])
        assert (told["retry_after_ms"] == 0) == told["has_more"]
        return bool(told["has_more"])

    def _show(self, chat: Any) -> None:
        """One that is new is read from its beginning, as a console does that opens it."""
        self.chats[chat["id"]] = chat
        if chat["id"] not in self.replays:
            replay = self.replays[chat["id"]] = Replay()
            read = self.agent.get("/api/chat/events/", chat_room_id=chat["id"], limit=500).expect(200)
            for event in read["events"][: chat["seq"]]:
                replay.apply(event)
        assert self.replays[chat["id"]].seq == chat["seq"]

    def _notify(self, notifications: list[Any]) -> None:
        known = {each["id"] for each in self.notifications}
        assert known.isdisjoint(each["id"] for each in notifications)
        self.notifications += notifications

    def check(self, onlooker: Agent) -> None:
        """It has caught up: nothing more is told, and it knows what the full reads show."""
        self._check_quiet()
        listed = {tab: self._listed(tab) for tab in TABS}
        own = [each for each in listed["active"] if each["agent"]["id"] == self.agent.id]
        assert sorted(self.chats.values(), key=_id) == sorted(own, key=_id)
        assert self.queue == listed["waiting"]
        assert self.told["counts"] == {tab: len(chats) for tab, chats in listed.items()}
        for id_ in self.chats:
            self.replays[id_].check(id_, onlooker)
        for ended in listed["resolved"] + listed["closed"]:
            if ended["id"] in self.replays:
                assert self.replays[ended["id"]].status == ended["status"]
        self._check_notifications()

    def _check_quiet(self) -> None:
        assert not self.look()
        quiet = {name: self.told[name] for name in ("events", "chats", "gone", "queue", "notifications")}
        assert quiet == {"events": [], "chats": [], "gone": [], "queue": None, "notifications": []}

    def _check_notifications(self) -> None:
        every = self.agent.notifications(limit=100)
        assert self.told["unread_notifications"] == every["unread_count"]
        assert {each["id"] for each in self.notifications} == {each["id"] for each in every["notifications"]}

    def _listed(self, status: str) -> Any:
        query = {"status": status, "ordering": "created_at", "page_size": 100}
        return self.agent.get(LIST, **query).expect(200)["chats"]


def _id(chat: Any) -> str:
    return str(chat["id"])
