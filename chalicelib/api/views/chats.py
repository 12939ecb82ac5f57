"""Chats: a guest asks how one stands; an agent lists them, looks, takes, resolves and closes."""

from chalicelib.api.fields import CHAT, Choice, Integer
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.domain.chats import STATUSES, OrderBy
from chalicelib.serializers.chats import chat_list_object, chat_object, past_chat_object, status_object
from chalicelib.services.inboxes import InboxQuery

routes = Routes(__name__)

_CHAT = "/api/chatrooms/{chat_id}"
_DEFAULT_PAGE_SIZE = 20
_ORDERINGS = ("last_message_at", "-last_message_at", "created_at", "-created_at")
_FILTERS = {
    "status": Choice(values=STATUSES),
    "ordering": Choice(values=_ORDERINGS),
    "page": Integer(min=1, max=10**9),
    "page_size": Integer(min=1, max=100),
}


@routes.get(
    "/api/chat/get_chat_status", "How the chat stands", auth="optional", query=CHAT, response="ChatStatus"
)
def get_chat_status(request: ApiRequest) -> ApiResponse:
    chat = request.services.chats.status(request.guest(request.query["chat_room_id"]))
    return ApiResponse(status_object(chat, request.services.settings.live_url))


@routes.get(
    "/api/chatrooms/filtered_chats",
    "The chats one may see",
    auth="agent",
    query=_FILTERS,
    response="ChatList",
)
def filtered_chats(request: ApiRequest) -> ApiResponse:
    asked = request.query
    ordering = asked["ordering"] or "-last_message_at"
    order_by: OrderBy = "created_at" if ordering.endswith("created_at") else "last_message_at"
    query = InboxQuery(
        asked["status"],
        order_by,
        ordering.startswith("-"),
        asked["page"] or 1,
        asked["page_size"] or _DEFAULT_PAGE_SIZE,
    )
    page = request.services.inboxes.page(request.agent, query)
    return ApiResponse(chat_list_object(page, query, asked, request.language))


@routes.get(_CHAT, "A chat, whole", auth="agent", response="Chat")
def get_chat(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.page(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/assign", "Take a waiting chat: exactly one wins", auth="agent", response="Chat")
def assign(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.assign(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/resolve", "Mark a chat as resolved", auth="agent", response="Chat")
def resolve(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.resolve(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.post(f"{_CHAT}/close", "Close a chat for good", auth="agent", response="Chat")
def close(request: ApiRequest) -> ApiResponse:
    page = request.services.chats.close(request.agent, request.path("chat_id"))
    return ApiResponse(chat_object(page, request.language))


@routes.get(
    f"{_CHAT}/past_chats",
    "The same guest's earlier chats, newest first",
    auth="agent",
    response="PastChats",
)
def past_chats(request: ApiRequest) -> ApiResponse:
    chats = request.services.chats.past(request.agent, request.path("chat_id"))
    return ApiResponse([past_chat_object(chat, request.language) for chat in chats])
