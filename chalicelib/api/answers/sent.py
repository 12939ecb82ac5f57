"""The answer to a message that was sent: 201, or 200 where an earlier call had stored it."""

from chalicelib.api.http.call import ApiResponse
from chalicelib.serializers.messages import message_object
from chalicelib.services.messages import Sent


def sent_answer(chat_id: str, sent: Sent) -> ApiResponse:
    body = message_object(chat_id, sent.message)
    if sent.replayed:
        return ApiResponse(body, 200, {"Idempotent-Replay": "true"})
    return ApiResponse(body, 201)
