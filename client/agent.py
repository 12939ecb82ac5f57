"""An agent who is logged in.

Verbs in the third person (`takes`, `answers`) must succeed and return the parsed answer;
the others return the Reply, whatever it is.
"""

from dataclasses import dataclass
from typing import Any

from client.api import ABSENT, Api, Reply

PASSWORD = "password123"  # noqa: S105  # the demo accounts', which exist on a local machine alone


@dataclass(frozen=True)
class Agent:
    """An agent with a live token; `login` is what the login answered."""

    api: Api
    login: Any

    @property
    def id(self) -> str:
        """The agent's id."""
        return str(self.login["agent"]["id"])

    @property
    def token(self) -> str:
        """The login's token."""
        return str(self.login["token"])

    def get(self, path: str, **query: Any) -> Reply:
        """GET `path` as this agent."""
        return self.api.get(path, **query)

    def post(self, path: str, body: Any = ABSENT) -> Reply:
        """POST to `path` as this agent."""
        return self.api.post(path, body)

    def act(self, chat_id: str, action: str, body: Any = ABSENT) -> Reply:
        """POST to one of a chat's actions: assign, resolve, close, send_message."""
        return self.api.post(f"/api/chatrooms/{chat_id}/{action}/", body)

    def send(self, chat_id: str, content: Any, **fields: Any) -> Reply:
        """Sends a message into a chat."""
        return self.act(chat_id, "send_message", {"content": content, **fields})

    def takes(self, chat_id: str) -> Any:
        """Takes a waiting chat."""
        return self.act(chat_id, "assign").expect(200)

    def answers(self, chat_id: str, content: str = "¿En qué puedo ayudarte?", **fields: Any) -> Any:
        """The message, stored."""
        return self.send(chat_id, content, **fields).expect(201)

    def resolves(self, chat_id: str) -> Any:
        """Resolves a chat."""
        return self.act(chat_id, "resolve").expect(200)

    def closes(self, chat_id: str) -> Any:
        """Closes a chat for good."""
        return self.act(chat_id, "close").expect(200)

    def lists(self, **query: Any) -> Any:
        """A page of chats: by `status`, `ordering`, `page_size`."""
        return self.get("/api/chatrooms/filtered_chats/", **query).expect(200)

    def sees(self, chat_id: str) -> Any:
        """A chat in full."""
        return self.get(f"/api/chatrooms/{chat_id}/").expect(200)

    def reads(self, chat_id: str, **query: Any) -> Any:
        """The history, which marks it read."""
        return self.get(f"/api/chatrooms/{chat_id}/messages/", **query).expect(200)

    def marks_read(self, chat_id: str) -> Any:
        """Marks the whole chat read."""
        return self.post("/api/messages/mark_chat_read/", {"chat_room_id": chat_id}).expect(200)

    def unread(self, chat_id: str) -> int:
        """How many of a chat's messages the agent's side has not read."""
        answer = self.get("/api/messages/unread_count/", chat_room_id=chat_id)
        return int(answer.expect(200)["unread_count"])

    def notifications(self, **query: Any) -> Any:
        """The agent's notifications with their counts."""
        return self.get("/api/notifications/", **query).expect(200)

    def follows(self, **query: Any) -> Any:
        """What is new behind the agent's cursor, `after`."""
        return self.get("/api/agents/me/events/", **query).expect(200)

    def is_available(self, available: bool) -> Any:
        """Takes new chats, or does not."""
        return self.post("/api/agents/me/availability/", {"is_available": available}).expect(200)

    def leaves(self) -> Any:
        """Logs out."""
        return self.post("/api/auth/logout/").expect(200)


def log_in(api: Api, username: str, password: str = PASSWORD) -> Agent:
    """An agent with a new token."""
    body = {"username": username, "password": password}
    login = api.post("/api/auth/login/", body).expect(200)
    return Agent(api.having(Authorization=f"Token {login['token']}"), login)
