"""What happened in a chat since a seq."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, EVENTS
from chalicelib.serializers.messages import event_object

routes = Routes(__name__, auth="optional")

_DEFAULT_LIMIT = 100


@routes.get("/api/chat/events", "What happened since a seq", query={**CHAT, **EVENTS}, response="Events")
def events(request: ApiRequest) -> ApiResponse:
    chat_id, after = request.query["chat_room_id"], request.query["after"] or 0
    limit = request.query["limit"] or _DEFAULT_LIMIT
    if request.caller:
        page = request.services.events.for_agent(request.caller, chat_id, after, limit)
    else:
        page = request.services.events.for_guest(request.guest(chat_id), after, limit)
    return ApiResponse(
        {
            "events": [event_object(chat_id, event) for event in page.events],
            "seq": page.seq,
            "status": page.chat.status,
            "has_more": page.has_more,
            "retry_after_ms": page.retry_after_ms,
        }
    )
