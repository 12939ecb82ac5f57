"""Who takes part: a guest with a chat, and an agent who is logged in.

Verbs in the third person (`says`, `takes`) must succeed and return the parsed answer;
the others return the Reply, whatever it is.
"""

from dataclasses import dataclass
from typing import Any

from tests.http.gateway import ABSENT, Api, Reply

HELLO = "Hola, necesito ayuda con mi pedido"
PASSWORD = "password123"
PROFILE = {
    "email": "usuario@ejemplo.com",
    "full_name": "Juan Pérez",
    "phone_number": "+1234567890",
    "recaptcha_token": "abc123def456",
}


@dataclass(frozen=True)
class Guest:
    """A guest with a chat of its own."""

    api: Api
    session_id: str
    chat_id: str
    token: str

    def send(self, content: Any, **fields: Any) -> Reply:
        """Send a message into the guest's chat."""
        body = {"chat_room_id": self.chat_id, "content": content, **fields}
        return self.api.post("/api/chat/send_message/", body)

    def says(self, content: str, **fields: Any) -> Any:
        """A message that is stored."""
        return self.send(content, **fields).expect(201)

    def get(self, path: str, **query: Any) -> Reply:
        """GET `path` for the guest's chat."""
        return self.api.get(path, chat_room_id=self.chat_id, **query)

    def post(self, path: str, **fields: Any) -> Reply:
        """POST `fields` to `path` for the guest's chat."""
        return self.api.post(path, {"chat_room_id": self.chat_id, **fields})

    def status(self) -> Any:
        """The chat's status as the guest sees it."""
        return self.get("/api/chat/get_chat_status/").expect(200)

    def reads(self, **query: Any) -> Any:
        """The history, which marks it read."""
        return self.get("/api/messages/by_chat/", **query).expect(200)

    def notifications(self, **query: Any) -> Any:
        """The guest's notifications with their counts."""
        return self.get("/api/user-notifications/get_notifications/", **query).expect(200)

    def events(self, **query: Any) -> Any:
        """What happened in the chat."""
        return self.get("/api/chat/events/", **query).expect(200)


@dataclass(frozen=True)
class Agent:
    """An agent with a live token; `login` is what the login answered."""

    api: Api
    login: Any

    @property
    def id(self) -> str:
        """The agent's id."""
        return str(self.login["agent"]["id"])

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
        """Send a message into a chat."""
        return self.act(chat_id, "send_message", {"content": content, **fields})

    def takes(self, chat_id: str) -> Any:
        """Take a waiting chat."""
        return self.act(chat_id, "assign").expect(200)

    def answers(self, chat_id: str, content: str = "¿En qué puedo ayudarte?", **fields: Any) -> Any:
        """A message that is stored."""
        return self.send(chat_id, content, **fields).expect(201)

    def resolves(self, chat_id: str) -> Any:
        """Resolve a chat."""
        return self.act(chat_id, "resolve").expect(200)

    def closes(self, chat_id: str) -> Any:
        """Close a chat for good."""
        return self.act(chat_id, "close").expect(200)

    def sees(self, chat_id: str) -> Any:
        """A chat in full."""
        return self.get(f"/api/chatrooms/{chat_id}/").expect(200)

    def reads(self, chat_id: str, **query: Any) -> Any:
        """The history, which marks it read."""
        return self.get(f"/api/chatrooms/{chat_id}/messages/", **query).expect(200)

    def unread(self, chat_id: str) -> int:
        """How many of a chat's messages the agent's side has not read."""
        answer = self.get("/api/messages/unread_count/", chat_room_id=chat_id)
        return int(answer.expect(200)["unread_count"])

    def notifications(self, **query: Any) -> Any:
        """The agent's notifications with their counts."""
        return self.get("/api/notifications/", **query).expect(200)


def start_session(api: Api, text: str = HELLO, **fields: Any) -> str:
    """The id of a new session."""
    answer = api.post("/api/chat/start_chat/", {"initial_message": text, **fields})
    return str(answer.expect(201)["session_id"])


def complete(api: Api, session_id: str, **profile: Any) -> Reply:
    """Complete a session with the specification's profile, changed by `profile`."""
    return api.post("/api/chat/complete_chat/", {"session_id": session_id, **PROFILE, **profile})


def open_chat(api: Api, text: str = HELLO, **profile: Any) -> Guest:
    """A guest whose chat waits for an agent."""
    session_id = start_session(api, text)
    chat = complete(api, session_id, **profile).expect(201)
    return Guest(api, session_id, chat["chat_room_id"], chat["guest_token"])


def log_in(api: Api, username: str, password: str = PASSWORD) -> Agent:
    """An agent with a new token."""
    body = {"username": username, "password": password}
    login = api.post("/api/auth/login/", body).expect(200)
    return Agent(api.having(Authorization=f"Token {login['token']}"), login)
