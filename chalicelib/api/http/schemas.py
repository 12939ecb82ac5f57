"""Fields that several routes share."""

from chalicelib.api.http.fields import Text
from chalicelib.api.http.identifiers import Choice, ClientId, Id, Integer

CHAT = {"chat_room_id": Id()}
CHAT_IF_ANY = {"chat_room_id": Id(required=False)}
MESSAGE = {
    "content": Text(limit="message_max_characters"),
    "client_message_id": ClientId(min=1, max=64),
}
MESSAGE_TYPE = {"message_type": Choice(values=("text",), default="text")}
MESSAGE_RANGE = {
    "limit": Integer(min=1, max=500),
    "before": Id(required=False),
    "after": Id(required=False),
}
PAGE_OF_NOTIFICATIONS = {"limit": Integer(min=1, max=100), "before": Id(required=False)}
EVENTS = {"after": Integer(min=0, max=10**12), "limit": Integer(min=1, max=500)}
MOST_IDS = 90
