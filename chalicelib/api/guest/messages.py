"""A guest writes."""

from chalicelib.api.answers.sent import sent_answer
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, MESSAGE
from chalicelib.services.messages import Draft

routes = Routes(__name__, auth="optional")

_SEND = {**CHAT, **MESSAGE}


@routes.post("/api/chat/send_message", "Write as the guest", body=_SEND, status=201, response="Message")
def send_message(request: ApiRequest) -> ApiResponse:
    return _send(request)


@routes.post(
    "/api/messages/send_guest_message", "Write as the guest", body=_SEND, status=201, response="Message"
)
def send_guest_message(request: ApiRequest) -> ApiResponse:
    return _send(request)


def _send(request: ApiRequest) -> ApiResponse:
    chat_id = request.body["chat_room_id"]
    draft = Draft(request.body["content"], request.body["client_message_id"])
    return sent_answer(chat_id, request.services.sending.send_as_guest(request.guest(chat_id), draft))
