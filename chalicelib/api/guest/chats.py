"""A guest asks how the chat stands."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT
from chalicelib.serializers.chats import status_object

routes = Routes(__name__, auth="optional")


@routes.get("/api/chat/get_chat_status", "How the chat stands", query=CHAT, response="ChatStatus")
def get_chat_status(request: ApiRequest) -> ApiResponse:
    chat = request.services.chats.status(request.guest(request.query["chat_room_id"]))
    return ApiResponse(status_object(chat, request.services.settings.live_url))
