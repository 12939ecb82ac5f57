"""Who takes part over HTTP, at a base address: a guest with a chat, and an agent who is logged in."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PASSWORD = "password123"
PATIENCE = 60.0


@dataclass(frozen=True)
class Caller:
    """Calls the API at `api`; `headers` go with every call."""

    api: str
    headers: dict[str, str]

    def get(self, path: str) -> Any:
        """The parsed answer, which must be a success."""
        return self._call("GET", path, None)

    def post(self, path: str, **body: Any) -> Any:
        """The parsed answer, which must be a success."""
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: Any) -> Any:
        address = urlsplit(self.api)
        assert address.hostname
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
        try:
            sent = None if body is None else json.dumps(body)
            headers = {"Content-Type": "application/json", **self.headers}
            connection.request(method, f"{address.path}{path}", sent, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        assert 200 <= response.status < 300, f"{response.status}: {text}"
        return json.loads(text)


@dataclass(frozen=True)
class Guest:
    """A guest with a chat of its own; `chat` is what complete_chat answered."""

    caller: Caller
    chat: dict[str, Any]

    @property
    def chat_id(self) -> str:
        return str(self.chat["chat_room_id"])

    def says(self, content: str, **fields: Any) -> Any:
        """The message, stored."""
        body = {"chat_room_id": self.chat_id, "content": content, **fields}
        return self.caller.post("/api/chat/send_message/", **body)

    def reads(self) -> Any:
        """The chat's history, which marks it read."""
        return self.caller.get(f"/api/messages/by_chat/?chat_room_id={self.chat_id}")

    def events(self, after: int = 0) -> list[Any]:
        """What happened in the chat since."""
        answer = self.caller.get(f"/api/chat/events/?chat_room_id={self.chat_id}&after={after}&limit=500")
        return list(answer["events"])


@dataclass(frozen=True)
class Agent:
    """An agent with a live token; `login` is what the login answered."""

    caller: Caller
    login: dict[str, Any]

    @property
    def token(self) -> str:
        return str(self.login["token"])

    @property
    def id(self) -> str:
        return str(self.login["agent"]["id"])

    def acts(self, chat_id: str, action: str, **body: Any) -> Any:
        """`assign`, `send_message`, `resolve` or `close`."""
        return self.caller.post(f"/api/chatrooms/{chat_id}/{action}/", **body)

    def answers(self, chat_id: str, content: str) -> Any:
        """The message, stored."""
        return self.acts(chat_id, "send_message", content=content)


def open_chat(api: str, text: str = "Hola") -> Guest:
    """A guest whose chat waits for an agent."""
    caller = Caller(api, {})
    session = caller.post("/api/chat/start_chat/", initial_message=text)["session_id"]
    profile = {"email": "usuario@ejemplo.com", "full_name": "Juan Pérez"}
    return Guest(caller, caller.post("/api/chat/complete_chat/", session_id=session, **profile))


def log_in(api: str, username: str) -> Agent:
    """A demo account with a new token."""
    login = Caller(api, {}).post("/api/auth/login/", username=username, password=PASSWORD)
    return Agent(Caller(api, {"Authorization": f"Token {login['token']}"}), login)
