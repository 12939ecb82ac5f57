"""An agent's notifications."""

from benchmarks import chats
from benchmarks.cases import Case
from benchmarks.gateway import Request, get, post
from benchmarks.stage import Stage

_NOTIFICATIONS_A_CHAT = 10


def cases(unread: int) -> list[Case]:
    """With that many unread notifications, ten a chat."""
    return [
        Case("notifications, a page of 50", lambda stage: _list(stage, unread)),
        Case("notifications' unread_count", _count),
        Case(f"mark_all_read of {unread:,} notifications", lambda stage: _mark_all(stage, unread)),
        Case("guest's notifications, one of them", _of_guest),
    ]


def _list(stage: Stage, unread: int) -> Request:
    _notify(stage, unread)
    return get("/api/notifications/", stage.agent)


def _count(stage: Stage) -> Request:
    return get("/api/notifications/unread_count/", stage.agent)


def _mark_all(stage: Stage, unread: int) -> Request:
    request = post("/api/notifications/mark_all_read/", None, stage.agent)
    stage.gateway.send(request)
    _notify(stage, unread)
    return request


def _of_guest(stage: Stage) -> Request:
    return get("/api/user-notifications/get_notifications/", chat_room_id=chats.active(stage))


def _notify(stage: Stage, unread: int) -> None:
    for _ in range(unread // _NOTIFICATIONS_A_CHAT):
        chat_id = chats.active(stage)  # which was a notification by itself
        for _ in range(_NOTIFICATIONS_A_CHAT - 1):
            stage.gateway.send(chats.guest_says(chat_id))
