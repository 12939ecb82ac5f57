"""Fields that several routes share."""

from chalicelib.api.http.fields import Text
from chalicelib.api.http.identifiers import Choice, ClientId, Id, Number

CHAT = {"chat_room_id": Id()}
CHAT_IF_ANY = {"chat_room_id": Id(required=False)}
MESSAGE = {
    "content": Text(limit="message_max_characters"),
    "client_message_id": ClientId(least=1, most=64),
}
MESSAGE_TYPE = {"message_type": Choice(values=("text",), default="text")}
MESSAGE_RANGE = {
    "limit": Number(least=1, most=500),
    "before": Id(required=False),
    "after": Id(required=False),
}
PAGE_OF_NOTIFICATIONS = {"limit": Number(least=1, most=100), "before": Id(required=False)}
EVENTS = {"after": Number(least=0, most=10**12), "limit": Number(least=1, most=500)}
MOST_IDS = 90
