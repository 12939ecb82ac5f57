"""Messages: written by either side, read by either side, and marked as read.

Where a call serves both, with `Authorization` it is the agent's side, without it the guest's.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from chalicelib.api.fields import CHAT, CHAT_IF_ANY, MAX_IDS, MESSAGE, MESSAGE_RANGE, MESSAGE_TYPE, Ids
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.domain.messages import Message, MessageNotFound
from chalicelib.serializers.messages import (
    marked_object,
    message_id,
    message_object,
    parse_message_id,
    unread_count_object,
)
from chalicelib.services.history import GUEST_MESSAGES, WHOLE_CHAT_MESSAGES, SeqRange
from chalicelib.services.messages import Marked, NewMessage, Sent

routes = Routes(__name__)

_GUEST_SENDS = {**CHAT, **MESSAGE}
_AGENT_SENDS = {**MESSAGE, **MESSAGE_TYPE}


@routes.post(
    "/api/chat/send_message",
    "Write as the guest",
    auth="optional",
    body=_GUEST_SENDS,
    status=201,
    response="Message",
)
def send_message_as_guest(request: ApiRequest) -> ApiResponse:
    return _send_as_guest(request)


@routes.post(
    "/api/messages/send_guest_message",
    "Write as the guest",
    auth="optional",
    body=_GUEST_SENDS,
    status=201,
    response="Message",
)
def send_guest_message(request: ApiRequest) -> ApiResponse:
    return _send_as_guest(request)


@routes.post(
    "/api/chatrooms/{chat_id}/send_message",
    "Write as an agent",
    auth="agent",
    body=_AGENT_SENDS,
    status=201,
    response="Message",
)
def send_message(request: ApiRequest) -> ApiResponse:
    return _send_as_agent(request, request.path("chat_id"))


@routes.post(
    "/api/messages",
    "Write as an agent",
    auth="agent",
    body={**CHAT, **_AGENT_SENDS},
    status=201,
    response="Message",
)
def create_message(request: ApiRequest) -> ApiResponse:
    return _send_as_agent(request, request.body["chat_room_id"])


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
    auth="optional",
    query={**CHAT, **MESSAGE_RANGE},
    response="Messages",
)
def by_chat(request: ApiRequest) -> ApiResponse:
    chat_id = request.query["chat_room_id"]
    return _page(request, chat_id, "/api/messages/by_chat/", {"chat_room_id": chat_id})


@routes.post(
    "/api/messages/{message_id}/mark_read", "Mark one message as read", auth="agent", response="Marked"
)
def mark_read(request: ApiRequest) -> ApiResponse:
    return ApiResponse(marked_object(_mark(request, [request.path("message_id")])))


@routes.post(
    "/api/messages/mark_bulk_read",
    "Mark messages of one chat as read",
    auth="agent",
    body={"message_ids": Ids(max=MAX_IDS)},
    response="Marked",
)
def mark_bulk_read(request: ApiRequest) -> ApiResponse:
    return ApiResponse(marked_object(_mark(request, request.body["message_ids"])))


@routes.post(
    "/api/messages/mark_chat_read", "Mark a whole chat as read", auth="optional", body=CHAT, response="Marked"
)
def mark_chat_read(request: ApiRequest) -> ApiResponse:
    chat_id, reading = request.body["chat_room_id"], request.services.reading
    if request.caller:
        return ApiResponse(marked_object(reading.mark_chat_as_agent(request.caller, chat_id)))
    return ApiResponse(marked_object(reading.mark_chat_as_guest(request.guest(chat_id))))


@routes.get(
    "/api/messages/unread_count",
    "How many are unread",
    auth="optional",
    query=CHAT_IF_ANY,
    response="UnreadCount",
)
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
    return ApiResponse(unread_count_object(unread))


def _send_as_guest(request: ApiRequest) -> ApiResponse:
    chat_id, new_message = request.body["chat_room_id"], _new_message(request)
    return _sent(chat_id, request.services.sending.send_as_guest(request.guest(chat_id), new_message))


def _send_as_agent(request: ApiRequest, chat_id: str) -> ApiResponse:
    return _sent(
        chat_id, request.services.sending.send_as_agent(request.agent, chat_id, _new_message(request))
    )


def _new_message(request: ApiRequest) -> NewMessage:
    return NewMessage(request.body["content"], request.body["client_message_id"])


def _sent(chat_id: str, sent: Sent) -> ApiResponse:
    """201, or 200 where an earlier call stored it (docs/contract.md, "Delivery guarantees")."""
    body = message_object(chat_id, sent.message)
    if sent.replayed:
        return ApiResponse(body, 200, {"Idempotent-Replay": "true"})
    return ApiResponse(body, 201)


def _mark(request: ApiRequest, ids: Sequence[str]) -> Marked:
    reading = request.services.reading
    if not ids:
        return Marked(0, reading.unread_of_active_chats(request.agent))
    named = [parse_message_id(id_) for id_ in ids]
    known = [each for each in named if each is not None]
    if len({chat_id for chat_id, _seq in known}) > 1:
        raise ValidationFailed(message_ids=Fault("field.type"))
    if len(known) < len(named):
        raise MessageNotFound
    return reading.mark_messages(request.agent, known[0][0], [seq for _chat_id, seq in known])


def _page(request: ApiRequest, chat_id: str, path: str, query: dict[str, str]) -> ApiResponse:
    seq_range, reading = _seq_range(request, chat_id), request.services.reading
    if request.caller:
        page = reading.read_as_agent(request.caller, chat_id, seq_range)
    else:
        page = reading.read_as_guest(request.guest(chat_id), seq_range)
    if request.query["limit"]:
        query = {**query, "limit": str(request.query["limit"])}
    headers = _link_to_older(page, chat_id, path, query)
    return ApiResponse([message_object(chat_id, message) for message in page], 200, headers)


def _seq_range(request: ApiRequest, chat_id: str) -> SeqRange:
    bounds: dict[str, int | None] = {}
    for name in ("before", "after"):
        asked = request.query[name]
        named = parse_message_id(asked) if asked else None
        if asked and (named is None or named[0] != chat_id):
            raise ValidationFailed(**{name: Fault("field.type")})
        bounds[name] = named[1] if named else None
    most = WHOLE_CHAT_MESSAGES if request.caller else GUEST_MESSAGES
    return SeqRange(bounds["after"] or 0, bounds["before"], request.query["limit"] or most)


def _link_to_older(page: list[Message], chat_id: str, path: str, query: dict[str, str]) -> dict[str, str]:
    """A chat's first event is a message, so older ones remain below any later seq."""
    if not page or page[0].seq == 1:
        return {}
    query = {**query, "before": message_id(chat_id, page[0].seq)}
    return {"Link": f'<{path}?{urlencode(query)}>; rel="prev"'}
