"""An agent writes, and marks single messages as read."""

from collections.abc import Sequence

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.answers.sent import sent_answer
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.identifiers import Ids
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, MESSAGE, MESSAGE_TYPE, MOST_IDS
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.domain.messages import MessageNotFound
from chalicelib.serializers.messages import parse_message_id
from chalicelib.services.messages import Draft, Marked

routes = Routes(__name__, auth="agent")

_SEND = {**MESSAGE, **MESSAGE_TYPE}


@routes.post(
    "/api/chatrooms/{chat_id}/send_message", "Write as an agent", body=_SEND, status=201, response="Message"
)
def send_message(request: ApiRequest) -> ApiResponse:
    return _send(request, request.path("chat_id"))


@routes.post("/api/messages", "Write as an agent", body={**CHAT, **_SEND}, status=201, response="Message")
def create_message(request: ApiRequest) -> ApiResponse:
    return _send(request, request.body["chat_room_id"])


@routes.post("/api/messages/{message_id}/mark_read", "Mark one message as read", response="Marked")
def mark_read(request: ApiRequest) -> ApiResponse:
    return marked_answer(_mark(request, [request.path("message_id")]))


@routes.post(
    "/api/messages/mark_bulk_read",
    "Mark messages of one chat as read",
    body={"message_ids": Ids(max=MOST_IDS)},
    response="Marked",
)
def mark_bulk_read(request: ApiRequest) -> ApiResponse:
    return marked_answer(_mark(request, request.body["message_ids"]))


def _send(request: ApiRequest, chat_id: str) -> ApiResponse:
    draft = Draft(request.body["content"], request.body["client_message_id"])
    return sent_answer(chat_id, request.services.sending.send_as_agent(request.agent, chat_id, draft))


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
