"""The answer to marking something as read."""

from chalicelib.api.http.call import Answer
from chalicelib.services.reading import Marked


def marked_answer(marked: Marked) -> Answer:
    return Answer({"success": True, "marked": marked.marked, "unread_count": marked.unread})
