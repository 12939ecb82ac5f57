"""An agent looks at a chat, takes it, resolves it, closes it."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.serializers.chats import chat_object, past_object

routes = Routes(__name__, auth="agent")

_CHAT = "/api/chatrooms/{chat_id}"


@routes.get(_CHAT, "A chat, whole", response="Chat")
def get_chat(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.page(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/assign", "Take a waiting chat: exactly one wins", response="Chat")
def assign(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.assign(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/resolve", "Mark a chat as resolved", response="Chat")
def resolve(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.resolve(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/close", "Close a chat for good", response="Chat")
def close(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.close(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.get(f"{_CHAT}/past_chats", "The same guest's earlier chats, newest first", response="PastChats")
def past_chats(request: ApiRequest) -> ApiResponse:
    chats = request.services.chats.past(request.agent, request.path("chat_id"))
    return ApiResponse([past_object(chat, request.language) for chat in chats])
