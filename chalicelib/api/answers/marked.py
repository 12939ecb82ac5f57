"""The answer to marking something as read."""

from chalicelib.api.http.call import ApiResponse
from chalicelib.services.messages import Marked


def marked_answer(marked: Marked) -> ApiResponse:
    return ApiResponse({"success": True, "marked": marked.marked, "unread_count": marked.unread})
