"""Events since a cursor: of one chat, for either side, and of an agent as a whole."""

from chalicelib.api.cursors import InvalidCursor, decode_cursor, encode_cursor
from chalicelib.api.fields import CHAT, EVENTS, Id, Integer
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.domain.cursors import AgentCursor
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.serializers.events import agent_feed_object, events_object

routes = Routes(__name__)

_DEFAULT_LIMIT = 100
_FEED = {"after": Id(required=False), "limit": Integer(min=1, max=500)}


@routes.get(
    "/api/chat/events",
    "What happened since a seq",
    auth="optional",
    query={**CHAT, **EVENTS},
    response="Events",
)
def chat_events(request: ApiRequest) -> ApiResponse:
    chat_id, after = request.query["chat_room_id"], request.query["after"] or 0
    limit, events = request.query["limit"] or _DEFAULT_LIMIT, request.services.events
    if request.caller:
        page = events.for_agent(request.caller, chat_id, after, limit)
    else:
        page = events.for_guest(request.guest(chat_id), after, limit)
    return ApiResponse(events_object(page))


@routes.get(
    "/api/agents/me/events",
    "What happened in one's chats, the queue and one's notifications",
    auth="agent",
    query=_FEED,
    response="AgentEvents",
)
def agent_events(request: ApiRequest) -> ApiResponse:
    limit = request.query["limit"] or _DEFAULT_LIMIT
    feed = request.services.agent_feed.read(request.agent, _cursor(request), limit)
    after = encode_cursor(feed.cursor, request.agent.id)
    return ApiResponse(agent_feed_object(feed, after, request.language))


def _cursor(request: ApiRequest) -> AgentCursor | None:
    after = request.query["after"]
    if after is None:
        return None
    try:
        return decode_cursor(after, request.agent.id)
    except InvalidCursor as error:
        raise ValidationFailed(after=Fault("field.type")) from error
