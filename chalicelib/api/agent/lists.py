"""The lists of chats."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.identifiers import Choice, Integer
from chalicelib.api.http.routes import Routes
from chalicelib.domain.chats import STATUSES
from chalicelib.serializers.chats import summary_object
from chalicelib.services.inboxes import InboxQuery
from chalicelib.services.ports import OrderBy

routes = Routes(__name__, auth="agent")

_DEFAULT_PAGE_SIZE = 20
_ORDERINGS = ("last_message_at", "-last_message_at", "created_at", "-created_at")
_FILTERS = {
    "status": Choice(values=STATUSES),
    "ordering": Choice(values=_ORDERINGS),
    "page": Integer(min=1, max=10**9),
    "page_size": Integer(min=1, max=100),
}


@routes.get("/api/chatrooms/filtered_chats", "The chats one may see", query=_FILTERS, response="ChatList")
def filtered_chats(request: ApiRequest) -> ApiResponse:
    asked = request.query
    ordering = asked["ordering"] or "-last_message_at"
    page, page_size = asked["page"] or 1, asked["page_size"] or _DEFAULT_PAGE_SIZE
    order_by: OrderBy = "created_at" if ordering.endswith("created_at") else "last_message_at"
    query = InboxQuery(asked["status"], order_by, ordering.startswith("-"), page, page_size)
    found = request.services.inboxes.page(request.agent, query)
    total_pages = -(-found.total // page_size)
    return ApiResponse(
        {
            "chats": [summary_object(chat, request.language) for chat in found.chats],
            "pagination": {
                "current_page": page,
                "total_pages": total_pages,
                "total_chats": found.total,
                "has_next": page < total_pages,
                "has_previous": page > 1,
            },
            "filters": asked,
        }
    )
