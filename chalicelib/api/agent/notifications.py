"""An agent's notifications."""

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.identifiers import Choice, Ids
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import MOST_IDS, PAGE_OF_NOTIFICATIONS
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.serializers.notifications import agent_notification_object, is_agent_notification_id

routes = Routes(__name__, auth="agent")

_DEFAULT_LIMIT = 50
_PAGE = {**PAGE_OF_NOTIFICATIONS, "unread": Choice(values=("true", "false"), default="false")}


@routes.get("/api/notifications", "One's notifications, newest first", query=_PAGE, response="Notifications")
def get_notifications(request: ApiRequest) -> ApiResponse:
    asked = request.query
    if asked["before"] and not is_agent_notification_id(asked["before"]):
        raise ValidationFailed(before=Fault("field.type"))
    page = request.services.notifications.of_agent(
        request.agent, asked["before"], asked["limit"] or _DEFAULT_LIMIT, asked["unread"] == "true"
    )
    return ApiResponse(
        {
            "notifications": [
                agent_notification_object(each, request.language) for each in page.notifications
            ],
            "unread_count": page.counts.unread,
            "total_count": page.counts.total,
        }
    )


@routes.post(
    "/api/notifications/mark_read",
    "Mark some of one's notifications as read",
    body={"notification_ids": Ids(max=MOST_IDS)},
    response="Marked",
)
def mark_read(request: ApiRequest) -> ApiResponse:
    ids = [id_ for id_ in request.body["notification_ids"] if is_agent_notification_id(id_)]
    return marked_answer(request.services.notifications.mark_of_agent(request.agent, ids))


@routes.post("/api/notifications/mark_all_read", "Mark all one's notifications as read", response="Marked")
def mark_all_read(request: ApiRequest) -> ApiResponse:
    return marked_answer(request.services.notifications.mark_all_of_agent(request.agent))


@routes.get("/api/notifications/unread_count", "How many are unread", response="UnreadCount")
def unread_count(request: ApiRequest) -> ApiResponse:
    return ApiResponse({"unread_count": request.services.notifications.unread_of_agent(request.agent)})
