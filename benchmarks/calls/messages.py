"""Writing a text of 300 bytes with an identifier of the client's; reading; marking as read."""

from collections.abc import Sequence

from benchmarks import chats, seeds
from benchmarks.cases import Case, Goal, Prepare
from benchmarks.gateway import Request, get, post
from benchmarks.stage import Stage
from chalicelib.domain.messages import SenderType

_PAGE = 50


def cases(marked: int, histories: Sequence[int]) -> list[Case]:
    """Marking a chat of `marked` unread messages; reading chats of so many messages each."""
    return [
        Case("agent's send", _agent_says, Goal(write_units=10, round_trips=2)),
        Case("guest's send", _guest_says, Goal(write_units=12, round_trips=2)),
        Case("first answer, which takes the chat", _first_answer, Goal(write_units=16, round_trips=2)),
        Case("agent's send that reopens", _agent_reopens, Goal(round_trips=2)),
        Case("guest's send that reopens", _guest_reopens, Goal(round_trips=2)),
        Case(f"mark a chat of {marked:,} read", lambda stage: _mark_all(stage, marked), Goal(write_units=6)),
        Case("mark one message read", _mark_one),
        *(Case(f"messages, {size:,} unread", _history(size)) for size in histories),
        *(Case(f"messages, {size:,} read", _history_again(size)) for size in histories),
        *(Case(f"messages, a page of {_PAGE} amid {size:,} read", _page(size)) for size in histories),
    ]


def _agent_says(stage: Stage) -> Request:
    return chats.agent_says(stage, chats.active(stage))


def _guest_says(stage: Stage) -> Request:
    return chats.guest_says(chats.active(stage))


def _first_answer(stage: Stage) -> Request:
    return chats.agent_says(stage, chats.waiting(stage))


def _agent_reopens(stage: Stage) -> Request:
    return chats.agent_says(stage, chats.resolved(stage))


def _guest_reopens(stage: Stage) -> Request:
    return chats.guest_says(chats.resolved(stage))


def _mark_all(stage: Stage, size: int) -> Request:
    senders: list[SenderType] = ["user"] * (size - 1)  # the initial message is one of them
    chat = seeds.long_chat(stage.agents[0], senders)
    return post("/api/messages/mark_chat_read/", {"chat_room_id": chat.id}, stage.agent)


def _mark_one(stage: Stage) -> Request:
    message = stage.gateway.send(chats.guest_says(chats.active(stage)))
    return post(f"/api/messages/{message['id']}/mark_read/", None, stage.agent)


def _history(size: int) -> Prepare:
    return lambda stage: _read(stage, _talk(stage, size))


def _history_again(size: int) -> Prepare:
    def prepare(stage: Stage) -> Request:
        request = _read(stage, _talk(stage, size))
        stage.gateway.send(request)
        return request

    return prepare


def _page(size: int) -> Prepare:
    def prepare(stage: Stage) -> Request:
        chat_id = _talk(stage, size)
        messages = stage.gateway.send(_read(stage, chat_id))
        return _read(stage, chat_id, limit=_PAGE, before=messages[size // 2 + 1]["id"])

    return prepare


def _talk(stage: Stage, size: int) -> str:
    """A chat of the first agent's in which guest and agent take turns, all unread; its id."""
    turns: list[SenderType] = ["agent", "user"]
    return seeds.long_chat(stage.agents[0], [turns[n % 2] for n in range(size - 1)]).id


def _read(stage: Stage, chat_id: str, **query: object) -> Request:
    return get(f"/api/chatrooms/{chat_id}/messages/", stage.agent, **query)
