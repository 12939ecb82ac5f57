"""What happens to a chat, and what guest and agent ask about it."""

from collections.abc import Callable

from benchmarks import chats
from benchmarks.cases import Case, Goal, Prepare
from benchmarks.gateway import Request, get
from benchmarks.stage import Stage

_ENDING = Goal(write_units=12)
_ONE_ITEM = Goal(read_units=1, round_trips=1)


def cases(past: int) -> list[Case]:
    """With that many earlier chats of the same guest."""
    return [
        Case("assign", _act("assign", chats.waiting)),
        Case("resolve an active chat", _act("resolve", chats.active), _ENDING),
        Case("close an active chat", _act("close", chats.active), _ENDING),
        Case("close a resolved chat", _act("close", chats.resolved), _ENDING),
        Case("resolve a waiting chat, which takes it", _act("resolve", chats.waiting)),
        Case("close a waiting chat, which takes it", _act("close", chats.waiting)),
        Case("get_chat_status", _status, _ONE_ITEM),
        Case("guest's events, nothing new", _guest_events, _ONE_ITEM),
        Case("agent's events, nothing new", _agent_events, Goal(round_trips=1)),
        Case("a chat, whole", lambda stage: get(f"/api/chatrooms/{chats.active(stage)}/", stage.agent)),
        Case(f"past_chats, {past} of them", lambda stage: _past_chats(stage, past)),
    ]


def _act(action: str, chat: Callable[[Stage], str]) -> Prepare:
    return lambda stage: chats.act(stage, chat(stage), action)


def _status(stage: Stage) -> Request:
    return get("/api/chat/get_chat_status/", chat_room_id=chats.active(stage))


def _guest_events(stage: Stage) -> Request:
    return chats.idle_poll(stage, chats.active(stage))


def _agent_events(stage: Stage) -> Request:
    return chats.idle_poll(stage, chats.active(stage), stage.agent)


def _past_chats(stage: Stage, past: int) -> Request:
    *_, chat_id = [chats.waiting(stage) for _ in range(past + 1)]
    return get(f"/api/chatrooms/{chat_id}/past_chats/", stage.agent)
