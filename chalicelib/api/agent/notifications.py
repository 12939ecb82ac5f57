"""An agent's notifications."""

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.identifiers import Choice, Ids
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import MOST_IDS, PAGE_OF_NOTIFICATIONS
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.objects.notifications import agent_notification_object, is_agent_notification_id

routes = Routes(__name__, auth="agent")

_DEFAULT_LIMIT = 50
_PAGE = {**PAGE_OF_NOTIFICATIONS, "unread": Choice(values=("true", "false"), default="false")}


@routes.get("/api/notifications", "One's notifications, newest first", query=_PAGE, response="Notifications")
def get_notifications(call: Call) -> Answer:
    asked = call.query
    if asked["before"] and not is_agent_notification_id(asked["before"]):
        raise ValidationFailed(before=Fault("field.type"))
    page = call.services.notifications.of_agent(
        call.agent, asked["before"], asked["limit"] or _DEFAULT_LIMIT, asked["unread"] == "true"
    )
    return Answer(
        {
            "notifications": [agent_notification_object(each, call.language) for each in page.notifications],
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
def mark_read(call: Call) -> Answer:
    ids = [id_ for id_ in call.body["notification_ids"] if is_agent_notification_id(id_)]
    return marked_answer(call.services.notifications.mark_of_agent(call.agent, ids))


@routes.post("/api/notifications/mark_all_read", "Mark all one's notifications as read", response="Marked")
def mark_all_read(call: Call) -> Answer:
    return marked_answer(call.services.notifications.mark_all_of_agent(call.agent))


@routes.get("/api/notifications/unread_count", "How many are unread", response="UnreadCount")
def unread_count(call: Call) -> Answer:
    return Answer({"unread_count": call.services.notifications.unread_of_agent(call.agent)})
