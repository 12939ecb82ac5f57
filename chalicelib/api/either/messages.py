"""A chat's messages, read from either side."""

from urllib.parse import urlencode

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, CHAT_IF_ANY, MESSAGE_RANGE
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.domain.messages import Message
from chalicelib.serializers.messages import message_id, message_object, parse_message_id
from chalicelib.services.history import WHOLE_CHAT_MESSAGES, SeqRange

routes = Routes(__name__, auth="optional")


@routes.get(
    "/api/chatrooms/{chat_id}/messages",
    "A chat's messages, oldest first",
    auth="agent",
    query=MESSAGE_RANGE,
    response="Messages",
)
def messages(request: ApiRequest) -> ApiResponse:
    chat_id = request.path("chat_id")
    return _page(request, chat_id, f"/api/chatrooms/{chat_id}/messages/", {})


@routes.get(
    "/api/messages/by_chat",
    "A chat's messages, oldest first",
    query={**CHAT, **MESSAGE_RANGE},
    response="Messages",
)
def by_chat(request: ApiRequest) -> ApiResponse:
    chat_id = request.query["chat_room_id"]
    return _page(request, chat_id, "/api/messages/by_chat/", {"chat_room_id": chat_id})


@routes.post("/api/messages/mark_chat_read", "Mark a whole chat as read", body=CHAT, response="Marked")
def mark_chat_read(request: ApiRequest) -> ApiResponse:
    chat_id, reading = request.body["chat_room_id"], request.services.reading
    if request.caller:
        return marked_answer(reading.mark_chat_as_agent(request.caller, chat_id))
    return marked_answer(reading.mark_chat_as_guest(request.guest(chat_id)))


@routes.get("/api/messages/unread_count", "How many are unread", query=CHAT_IF_ANY, response="UnreadCount")
def unread_count(request: ApiRequest) -> ApiResponse:
    chat_id, reading = request.query["chat_room_id"], request.services.reading
    if request.caller is None and chat_id is None:
        raise ValidationFailed(chat_room_id=Fault("field.required"))
    if request.caller is None:
        unread = reading.unread_of_guest(request.guest(chat_id))
    elif chat_id is None:
        unread = reading.unread_of_active_chats(request.caller)
    else:
        unread = reading.unread_of_agent(request.caller, chat_id)
    return ApiResponse({"unread_count": unread})


def _page(request: ApiRequest, chat_id: str, path: str, query: dict[str, str]) -> ApiResponse:
    seq_range = _seq_range(request, chat_id)
    if request.caller:
        page = request.services.reading.read_as_agent(request.caller, chat_id, seq_range)
    else:
        page = request.services.reading.read_as_guest(request.guest(chat_id), seq_range)
    if request.query["limit"]:
        query = {**query, "limit": str(request.query["limit"])}
    headers = _older(page, chat_id, path, query)
    return ApiResponse([message_object(chat_id, message) for message in page], 200, headers)


def _seq_range(request: ApiRequest, chat_id: str) -> SeqRange:
    bounds: dict[str, int | None] = {}
    for name in ("before", "after"):
        asked = request.query[name]
        named = parse_message_id(asked) if asked else None
        if asked and (named is None or named[0] != chat_id):
            raise ValidationFailed(**{name: Fault("field.type")})
        bounds[name] = named[1] if named else None
    return SeqRange(bounds["after"] or 0, bounds["before"], request.query["limit"] or WHOLE_CHAT_MESSAGES)


def _older(page: list[Message], chat_id: str, path: str, query: dict[str, str]) -> dict[str, str]:
    """A chat's first event is a message, so older ones remain below any later seq."""
    if not page or page[0].seq == 1:
        return {}
    query = {**query, "before": message_id(chat_id, page[0].seq)}
    return {"Link": f'<{path}?{urlencode(query)}>; rel="prev"'}
