"""A chat's messages, read from either side."""

from urllib.parse import urlencode

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, CHAT_IF_ANY, MESSAGE_RANGE
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.domain.messages import Message
from chalicelib.objects.messages import message_id, message_object, parse_message_id
from chalicelib.services.history import WHOLE_CHAT_MESSAGES, SeqRange

routes = Routes(__name__, auth="optional")


@routes.get(
    "/api/chatrooms/{chat_id}/messages",
    "A chat's messages, oldest first",
    auth="agent",
    query=MESSAGE_RANGE,
    response="Messages",
)
def messages(call: Call) -> Answer:
    chat_id = call.path("chat_id")
    return _page(call, chat_id, f"/api/chatrooms/{chat_id}/messages/", {})


@routes.get(
    "/api/messages/by_chat",
    "A chat's messages, oldest first",
    query={**CHAT, **MESSAGE_RANGE},
    response="Messages",
)
def by_chat(call: Call) -> Answer:
    chat_id = call.query["chat_room_id"]
    return _page(call, chat_id, "/api/messages/by_chat/", {"chat_room_id": chat_id})


@routes.post("/api/messages/mark_chat_read", "Mark a whole chat as read", body=CHAT, response="Marked")
def mark_chat_read(call: Call) -> Answer:
    chat_id, reading = call.body["chat_room_id"], call.services.reading
    if call.caller:
        return marked_answer(reading.mark_chat_as_agent(call.caller, chat_id))
    return marked_answer(reading.mark_chat_as_guest(call.guest(chat_id)))


@routes.get("/api/messages/unread_count", "How many are unread", query=CHAT_IF_ANY, response="UnreadCount")
def unread_count(call: Call) -> Answer:
    chat_id, reading = call.query["chat_room_id"], call.services.reading
    if call.caller is None and chat_id is None:
        raise ValidationFailed(chat_room_id=Fault("field.required"))
    if call.caller is None:
        unread = reading.unread_of_guest(call.guest(chat_id))
    elif chat_id is None:
        unread = reading.unread_of_active_chats(call.caller)
    else:
        unread = reading.unread_of_agent(call.caller, chat_id)
    return Answer({"unread_count": unread})


def _page(call: Call, chat_id: str, path: str, query: dict[str, str]) -> Answer:
    seq_range = _seq_range(call, chat_id)
    if call.caller:
        page = call.services.reading.read_as_agent(call.caller, chat_id, seq_range)
    else:
        page = call.services.reading.read_as_guest(call.guest(chat_id), seq_range)
    if call.query["limit"]:
        query = {**query, "limit": str(call.query["limit"])}
    headers = _older(page, chat_id, path, query)
    return Answer([message_object(chat_id, message) for message in page], 200, headers)


def _seq_range(call: Call, chat_id: str) -> SeqRange:
    bounds: dict[str, int | None] = {}
    for name in ("before", "after"):
        asked = call.query[name]
        named = parse_message_id(asked) if asked else None
        if asked and (named is None or named[0] != chat_id):
            raise ValidationFailed(**{name: Fault("field.type")})
        bounds[name] = named[1] if named else None
    return SeqRange(bounds["after"] or 0, bounds["before"], call.query["limit"] or WHOLE_CHAT_MESSAGES)


def _older(page: list[Message], chat_id: str, path: str, query: dict[str, str]) -> dict[str, str]:
    """A chat's first event is a message, so older ones remain below any later seq."""
    if not page or page[0].seq == 1:
        return {}
    query = {**query, "before": message_id(chat_id, page[0].seq)}
    return {"Link": f'<{path}?{urlencode(query)}>; rel="prev"'}
