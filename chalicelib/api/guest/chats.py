"""A guest asks how the chat stands."""

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT
from chalicelib.objects.chats import status_object

routes = Routes(__name__, auth="optional")


@routes.get("/api/chat/get_chat_status", "How the chat stands", query=CHAT, response="ChatStatus")
def get_chat_status(call: Call) -> Answer:
    chat = call.services.chats.status(call.guest(call.query["chat_room_id"]))
    return Answer(status_object(chat, call.services.settings.live_url))
