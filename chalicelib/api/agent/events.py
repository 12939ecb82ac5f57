"""What happened to an agent as a whole: its chats, the queue, its notifications."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.cursors import InvalidCursor, decode_cursor, encode_cursor
from chalicelib.api.http.fields import Text
from chalicelib.api.http.identifiers import Integer
from chalicelib.api.http.routes import Routes
from chalicelib.domain.cursors import AgentCursor
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.serializers.chats import summary_object
from chalicelib.serializers.messages import event_object
from chalicelib.serializers.notifications import agent_notification_object

routes = Routes(__name__, auth="agent")

_DEFAULT_LIMIT = 100
_SINCE = {"after": Text(limit=10_000, required=False), "limit": Integer(min=1, max=500)}


@routes.get(
    "/api/agents/me/events",
    "What happened in one's chats, the queue and one's notifications",
    query=_SINCE,
    response="AgentEvents",
)
def events(request: ApiRequest) -> ApiResponse:
    limit = request.query["limit"] or _DEFAULT_LIMIT
    feed = request.services.agent_feed.read(request.agent, _cursor(request), limit)
    chats, language = feed.chats, request.language
    return ApiResponse(
        {
            "after": encode_cursor(feed.cursor, request.agent.id),
            "events": [{"chat_room_id": id_, "event": event_object(id_, each)} for id_, each in chats.events],
            "chats": [summary_object(chat, language) for chat in chats.changed],
            "gone": chats.gone,
            "queue": None if feed.queue is None else [summary_object(chat, language) for chat in feed.queue],
            "notifications": [
                agent_notification_object(each, language) for each in feed.notifications.notifications
            ],
            "counts": {
                "active": feed.counts.active,
                "waiting": feed.counts.waiting,
                "resolved": feed.counts.resolved,
                "closed": feed.counts.closed,
            },
            "unread_notifications": feed.notifications.unread,
            "has_more": feed.has_more,
            "retry_after_ms": feed.retry_after_ms,
        }
    )


def _cursor(request: ApiRequest) -> AgentCursor | None:
    after = request.query["after"]
    if after is None:
        return None
    try:
        return decode_cursor(after, request.agent.id)
    except InvalidCursor as error:
        raise ValidationFailed(after=Fault("field.type")) from error
