"""A guest's notifications."""

from chalicelib.api.answers.marked import marked_answer
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.identifiers import Ids
from chalicelib.api.http.routes import Routes
from chalicelib.api.http.schemas import CHAT, MOST_IDS, PAGE_OF_NOTIFICATIONS
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.serializers.notifications import guest_notification_number, guest_notification_object

routes = Routes(__name__, auth="optional")

_DEFAULT_LIMIT = 50


@routes.get(
    "/api/user-notifications/get_notifications",
    "The guest's notifications, newest first",
    query={**CHAT, **PAGE_OF_NOTIFICATIONS},
    response="Notifications",
)
def get_notifications(request: ApiRequest) -> ApiResponse:
    chat_id, before = request.query["chat_room_id"], request.query["before"]
    number = guest_notification_number(before, chat_id) if before else None
    if before and number is None:
        raise ValidationFailed(before=Fault("field.type"))
    page = request.services.notifications.of_guest(
        request.guest(chat_id), number, request.query["limit"] or _DEFAULT_LIMIT
    )
    return ApiResponse(
        {
            "notifications": [
                guest_notification_object(each, request.language) for each in page.notifications
            ],
            "unread_count": page.counts.unread,
            "total_count": page.counts.total,
        }
    )


@routes.post(
    "/api/user-notifications/mark_read",
    "Mark all or some of the guest's notifications as read",
    body={**CHAT, "notification_ids": Ids(max=MOST_IDS, required=False)},
    response="Marked",
)
def mark_read(request: ApiRequest) -> ApiResponse:
    chat_id, ids = request.body["chat_room_id"], request.body["notification_ids"]
    numbers = None
    if ids is not None:
        numbers = [n for n in (guest_notification_number(id_, chat_id) for id_ in ids) if n]
    return marked_answer(request.services.notifications.mark_of_guest(request.guest(chat_id), numbers))
