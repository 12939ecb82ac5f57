"""Notifications: a guest's by chat, an agent's by login."""

from chalicelib.api.fields import CHAT, MAX_IDS, PAGE_OF_NOTIFICATIONS, Choice, Ids
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.serializers.messages import marked_object, unread_count_object
from chalicelib.serializers.notifications import (
    agent_notifications_object,
    guest_notification_number,
    guest_notifications_object,
    is_agent_notification_id,
)

routes = Routes(__name__)

_DEFAULT_LIMIT = 50
_PAGE = {**PAGE_OF_NOTIFICATIONS, "unread": Choice(values=("true", "false"), default="false")}


@routes.get(
    "/api/user-notifications/get_notifications",
    "The guest's notifications, newest first",
    auth="optional",
    query={**CHAT, **PAGE_OF_NOTIFICATIONS},
    response="Notifications",
)
def get_guest_notifications(request: ApiRequest) -> ApiResponse:
    chat_id, before = request.query["chat_room_id"], request.query["before"]
    number = guest_notification_number(before, chat_id) if before else None
    if before and number is None:
        raise ValidationFailed(before=Fault("field.type"))
    page = request.services.notifications.of_guest(
        request.guest(chat_id), number, request.query["limit"] or _DEFAULT_LIMIT
    )
    return ApiResponse(guest_notifications_object(page, request.language))


@routes.post(
    "/api/user-notifications/mark_read",
    "Mark all or some of the guest's notifications as read",
    auth="optional",
    body={**CHAT, "notification_ids": Ids(max=MAX_IDS, required=False)},
    response="Marked",
)
def mark_guest_notifications_read(request: ApiRequest) -> ApiResponse:
    chat_id, ids = request.body["chat_room_id"], request.body["notification_ids"]
    numbers = None
    if ids is not None:
        numbers = [n for n in (guest_notification_number(id_, chat_id) for id_ in ids) if n]
    marked = request.services.notifications.mark_of_guest(request.guest(chat_id), numbers)
    return ApiResponse(marked_object(marked))


@routes.get(
    "/api/notifications",
    "One's notifications, newest first",
    auth="agent",
    query=_PAGE,
    response="Notifications",
)
def get_notifications(request: ApiRequest) -> ApiResponse:
    asked = request.query
    if asked["before"] and not is_agent_notification_id(asked["before"]):
        raise ValidationFailed(before=Fault("field.type"))
    page = request.services.notifications.of_agent(
        request.agent, asked["before"], asked["limit"] or _DEFAULT_LIMIT, asked["unread"] == "true"
    )
    return ApiResponse(agent_notifications_object(page, request.language))


@routes.post(
    "/api/notifications/mark_read",
    "Mark some of one's notifications as read",
    auth="agent",
    body={"notification_ids": Ids(max=MAX_IDS)},
    response="Marked",
)
def mark_read(request: ApiRequest) -> ApiResponse:
    ids = [id_ for id_ in request.body["notification_ids"] if is_agent_notification_id(id_)]
    return ApiResponse(marked_object(request.services.notifications.mark_of_agent(request.agent, ids)))


@routes.post(
    "/api/notifications/mark_all_read",
    "Mark all one's notifications as read",
    auth="agent",
    response="Marked",
)
def mark_all_read(request: ApiRequest) -> ApiResponse:
    return ApiResponse(marked_object(request.services.notifications.mark_all_of_agent(request.agent)))


@routes.get("/api/notifications/unread_count", "How many are unread", auth="agent", response="UnreadCount")
def unread_count(request: ApiRequest) -> ApiResponse:
    return ApiResponse(unread_count_object(request.services.notifications.unread_of_agent(request.agent)))
