"""An agent looks at a chat, takes it, resolves it, closes it."""

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes
from chalicelib.objects.chats import chat_object, past_object

routes = Routes(__name__, auth="agent")

_CHAT = "/api/chatrooms/{chat_id}"


@routes.get(_CHAT, "A chat, whole", response="Chat")
def get_chat(call: Call) -> Answer:
    page = call.services.chats.page(call.agent, call.path("chat_id"))
    return Answer(chat_object(page, call.language))


@routes.post(f"{_CHAT}/assign", "Take a waiting chat: exactly one wins", response="Chat")
def assign(call: Call) -> Answer:
    page = call.services.chats.assign(call.agent, call.path("chat_id"))
    return Answer(chat_object(page, call.language))


@routes.post(f"{_CHAT}/resolve", "Mark a chat as resolved", response="Chat")
def resolve(call: Call) -> Answer:
    page = call.services.chats.resolve(call.agent, call.path("chat_id"))
    return Answer(chat_object(page, call.language))


@routes.post(f"{_CHAT}/close", "Close a chat for good", response="Chat")
def close(call: Call) -> Answer:
    page = call.services.chats.close(call.agent, call.path("chat_id"))
    return Answer(chat_object(page, call.language))


@routes.get(f"{_CHAT}/past_chats", "The same guest's earlier chats, newest first", response="PastChats")
def past_chats(call: Call) -> Answer:
    chats = call.services.chats.past(call.agent, call.path("chat_id"))
    return Answer([past_object(chat, call.language) for chat in chats])
