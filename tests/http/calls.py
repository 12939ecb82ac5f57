"""Every call of docs/contract.md with a body that it takes.

`{chat}`, `{message}` and `{notification}` stand for ids, in paths and in bodies alike.
"""

from dataclasses import dataclass, field
from typing import Any

from client.agent import PASSWORD
from client.api import ABSENT, Api, Reply
from client.guest import PROFILE

_UNKNOWN_SESSION = "a1b2c3d4-e5f6-4890-abcd-ef1234567890"


@dataclass(frozen=True)
class ContractCall:
    """One call, with what it is sent with; `status` is what it answers where nothing is wrong."""

    method: str
    path: str
    body: dict[str, Any] | None = None
    query: dict[str, str] = field(default_factory=dict)
    status: int = 200

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def shape(self) -> tuple[str, str]:
        """The method and the path with `{}` for whatever varies, without a trailing slash."""
        parts = ["{}" if part.startswith("{") else part for part in self.path.split("/")]
        return self.method, "/".join(parts).rstrip("/")

    def send(self, api: Api, ids: dict[str, str], *, slash: bool = True) -> Reply:
        """Make the call with `ids` in the placeholders, with or without the trailing slash."""
        path = self.path.format(**ids)
        body = ABSENT if self.body is None else _fill(self.body, ids)
        query = _fill(self.query, ids)
        return api.call(self.method, path if slash else path.rstrip("/"), body, query)


def _fill(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _fill(inner, ids) for name, inner in value.items()}
    if isinstance(value, list):
        return [_fill(inner, ids) for inner in value]
    return value.format(**ids) if isinstance(value, str) else value


_CHAT = {"chat_room_id": "{chat}"}
_TEXT = {"content": "Hola"}

PUBLIC = [
    ContractCall("GET", "/api/health/"),
    ContractCall("GET", "/api/openapi.json"),
    ContractCall("POST", "/api/auth/login/", {"username": "agente1", "password": PASSWORD}),
]
GUEST_ONLY = [
    ContractCall("POST", "/api/chat/start_chat/", {"initial_message": "Hola"}, status=201),
    ContractCall("POST", "/api/chat/complete_chat/", {"session_id": _UNKNOWN_SESSION, **PROFILE}, status=400),
    ContractCall("POST", "/api/chat/validate_session/", {"session_id": _UNKNOWN_SESSION}),
    ContractCall("POST", "/api/chat/send_message/", _CHAT | _TEXT, status=201),
    ContractCall("POST", "/api/messages/send_guest_message/", _CHAT | _TEXT, status=201),
    ContractCall("GET", "/api/chat/get_chat_status/", query=_CHAT),
    ContractCall("GET", "/api/user-notifications/get_notifications/", query=_CHAT),
    ContractCall("POST", "/api/user-notifications/mark_read/", _CHAT),
]
EITHER_SIDE = [
    ContractCall("GET", "/api/messages/by_chat/", query=_CHAT),
    ContractCall("POST", "/api/messages/mark_chat_read/", _CHAT),
    ContractCall("GET", "/api/messages/unread_count/", query=_CHAT),
    ContractCall("GET", "/api/chat/events/", query=_CHAT),
]
AGENT_ANYWHERE = [
    ContractCall("POST", "/api/auth/logout/"),
    ContractCall("GET", "/api/agents/me/"),
    ContractCall("POST", "/api/agents/me/availability/", {"is_available": True}),
    ContractCall("GET", "/api/agents/me/events/"),
    ContractCall("GET", "/api/chatrooms/filtered_chats/"),
    ContractCall("GET", "/api/notifications/"),
    ContractCall("POST", "/api/notifications/mark_read/", {"notification_ids": ["{notification}"]}),
    ContractCall("POST", "/api/notifications/mark_all_read/"),
    ContractCall("GET", "/api/notifications/unread_count/"),
]
AGENT_IN_A_CHAT = [
    ContractCall("GET", "/api/chatrooms/{chat}/"),
    ContractCall("POST", "/api/chatrooms/{chat}/assign/"),
    ContractCall("POST", "/api/chatrooms/{chat}/send_message/", _TEXT, status=201),
    ContractCall("POST", "/api/messages/", _CHAT | _TEXT, status=201),
    ContractCall("GET", "/api/chatrooms/{chat}/messages/"),
    ContractCall("POST", "/api/messages/{message}/mark_read/"),
    ContractCall("POST", "/api/messages/mark_bulk_read/", {"message_ids": ["{message}"]}),
    ContractCall("GET", "/api/chatrooms/{chat}/past_chats/"),
    ContractCall("POST", "/api/chatrooms/{chat}/resolve/"),
    ContractCall("POST", "/api/chatrooms/{chat}/close/"),
]
OF_AGENTS = AGENT_ANYWHERE + AGENT_IN_A_CHAT
OF_GUESTS = GUEST_ONLY + EITHER_SIDE
ALL = PUBLIC + OF_GUESTS + OF_AGENTS
WITH_A_BODY = [call for call in ALL if call.body is not None]
