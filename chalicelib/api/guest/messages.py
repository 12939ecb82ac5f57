"""A guest writes."""

from chalicelib.api.answers.sent import sent_answer
from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, MESSAGE
from chalicelib.services.sending import Draft

routes = Routes(__name__, auth="optional")

_SEND = {**CHAT, **MESSAGE}


@routes.post("/api/chat/send_message", "Write as the guest", body=_SEND, status=201, response="Message")
def send_message(call: Call) -> Answer:
    return _send(call)


@routes.post(
    "/api/messages/send_guest_message", "Write as the guest", body=_SEND, status=201, response="Message"
)
def send_guest_message(call: Call) -> Answer:
    return _send(call)


def _send(call: Call) -> Answer:
    chat_id = call.body["chat_room_id"]
    draft = Draft(call.body["content"], call.body["client_message_id"])
    return sent_answer(chat_id, call.services.sending.send_as_guest(call.guest(chat_id), draft))
