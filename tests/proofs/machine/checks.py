"""The app beside the model: whatever can be seen must agree. Nothing here marks or changes."""

from typing import Any

from client.agent import Agent
from client.guest import Guest
from tests.proofs.machine.chats import Chat, Event, Notice, Person
from tests.proofs.machine.house import House
from tests.proofs.machine.shown import (
    chat_fields,
    check_shows,
    listed_fields,
    message_fields,
    notice_fields,
    status_fields,
    time,
)

_LIST = "/api/chatrooms/filtered_chats/"
_PAGE = 25
_NEWEST = 4
_ORDER = {
    "created_at": lambda chat: chat.created_at,
    "last_message_at": lambda chat: chat.messages[-1].created_at,
}
ORDERINGS = [None, *_ORDER, *(f"-{name}" for name in _ORDER)]


def check_chat(chat: Chat, guest: Guest, auditor: Agent) -> None:
    """Status, history, the newest events and the guest's notifications."""
    check_shows(guest.status(), status_fields(chat))
    page = auditor.sees(chat.id)
    check_shows(page, chat_fields(chat))
    assert (page["agent"] or {}).get("user", {}).get("first_name") == (chat.owner and chat.owner.first_name)
    history = auditor.reads(chat.id)
    assert len(history) == len(chat.messages)
    for shown, message in zip(history, chat.messages, strict=True):
        message.id = message.id or shown["id"]
        check_shows(shown, message_fields(chat, message))
    _events(chat, guest, after=max(0, len(chat.events) - _NEWEST))
    _check_notices(guest, chat.notices)


def check_events(chat: Chat, guest: Guest) -> None:
    """Replaying all of them rebuilds the chat, with the times at which it was read."""
    read_at: dict[str, str | None] = {}
    for shown, event in _events(chat, guest, after=0):
        _replay(shown, event, chat, read_at)
    assert read_at == {each.id: time(each.read_at) for each in chat.messages}


def _events(chat: Chat, guest: Guest, after: int) -> list[tuple[Any, Event]]:
    told = guest.events(limit=500, after=after)
    assert (told["seq"], told["status"], told["has_more"]) == (len(chat.events), chat.status, False)
    expected = chat.events[after:]
    assert len(told["events"]) == len(expected)
    for shown, event in zip(told["events"], expected, strict=True):
        check_shows(shown, {"seq": event.seq, "type": event.type, "created_at": time(event.created_at)})
    return list(zip(told["events"], expected, strict=True))


def _replay(shown: Any, event: Event, chat: Chat, read_at: dict[str, str | None]) -> None:
    if event.type == "message":
        message = next(each for each in chat.messages if each.seq == event.seq)
        check_shows(shown["message"], {**message_fields(chat, message), "is_read": False, "read_at": None})
        read_at[message.id] = None
    elif event.type == "read":
        for message in chat.messages:
            named = message.id in shown.get("message_ids", ()) or message.seq <= shown.get("up_to", 0)
            if named and message.side != event.by and read_at.get(message.id, "") is None:
                read_at[message.id] = shown["created_at"]
    else:
        assert shown["agent_name"] == event.by


def _check_notices(reader: Guest | Agent, notices: list[Notice], **query: Any) -> None:
    """All of them, newest first, page by page, and the counts at every page."""
    counts = (sum(each.read_at is None for each in notices), len(notices))
    kept = [each for each in notices if not query or each.read_at is None]
    newest_first, seen = kept[::-1], 0
    while seen < len(kept) or not kept:
        before = {"before": newest_first[seen - 1].id} if seen else {}
        listed = reader.notifications(limit=_PAGE, **before, **query)
        assert (listed["unread_count"], listed["total_count"]) == counts
        expected = newest_first[seen : seen + _PAGE]
        assert len(listed["notifications"]) == len(expected)
        for shown, notice in zip(listed["notifications"], expected, strict=True):
            notice.id = notice.id or shown["id"]
            check_shows(shown, notice_fields(notice))
            assert shown.get("read_at", time(notice.read_at)) == time(notice.read_at)
        seen += len(expected)
        if not kept:
            return


def check_agent(agent: Agent, notices: list[Notice]) -> None:
    """What an agent was told."""
    _check_notices(agent, notices)


def check_counts(agent: Agent, person: Person, house: House) -> None:
    """An agent's unread notifications and messages, counted without lists."""
    notices = house.notices(person)
    _check_notices(agent, notices, unread="true")
    unread = sum(each.read_at is None for each in notices)
    assert agent.get("/api/notifications/unread_count/").expect(200) == {"unread_count": unread}
    total = agent.get("/api/messages/unread_count/").expect(200)
    assert total == {"unread_count": house.unread_of(person)}


def check_list(agent: Agent, visible: list[Chat], status: str | None, ordering: str | None) -> None:
    """The chats of one status, or of all, in their order."""
    asked = {name: value for name, value in (("status", status), ("ordering", ordering)) if value}
    listed = agent.get(_LIST, page_size=100, **asked).expect(200)
    chats = [each for each in visible if status in (None, each.status)]
    wanted = ordering or "-last_message_at"
    chats.sort(key=_ORDER[wanted.lstrip("-")], reverse=wanted.startswith("-"))
    assert listed["pagination"]["total_chats"] == len(chats)
    assert [shown["id"] for shown in listed["chats"]] == [each.id for each in chats]
    for shown, chat in zip(listed["chats"], chats, strict=True):
        check_shows(shown, listed_fields(chat))
