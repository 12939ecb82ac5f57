"""A guest with a chat.

Verbs in the third person (`says`, `reads`) must succeed and return the parsed answer;
the others return the Reply, whatever it is.
"""

from dataclasses import dataclass
from typing import Any

from client.api import Api, Reply

HELLO = "Hola, necesito ayuda con mi pedido"
PROFILE = {
    "email": "usuario@ejemplo.com",
    "full_name": "Juan Pérez",
    "phone_number": "+1234567890",
    "recaptcha_token": "abc123def456",
}


@dataclass(frozen=True)
class Guest:
    """A guest with a chat of its own; `token` is what complete_chat answered as `guest_token`."""

    api: Api
    session_id: str
    chat_id: str
    token: str
    live_url: str | None = None

    def send(self, content: Any, **fields: Any) -> Reply:
        """Sends a message into the guest's chat."""
        body = {"chat_room_id": self.chat_id, "content": content, **fields}
        return self.api.post("/api/chat/send_message/", body)

    def says(self, content: str, **fields: Any) -> Any:
        """The message, stored."""
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

    def marks_read(self) -> Any:
        """Marks the whole chat read."""
        return self.post("/api/messages/mark_chat_read/").expect(200)

    def notifications(self, **query: Any) -> Any:
        """The guest's notifications with their counts."""
        return self.get("/api/user-notifications/get_notifications/", **query).expect(200)

    def events(self, **query: Any) -> Any:
        """A page of the chat's events, with how far the chat is."""
        return self.get("/api/chat/events/", **query).expect(200)

    def events_since(self, seq: int = 0) -> list[Any]:
        """The events behind `seq` of a chat that is not longer than a page."""
        return list(self.events(after=seq, limit=500)["events"])


def start_session(api: Api, text: str = HELLO, **fields: Any) -> str:
    """The id of a new session."""
    answer = api.post("/api/chat/start_chat/", {"initial_message": text, **fields})
    return str(answer.expect(201)["session_id"])


def complete(api: Api, session_id: str, **profile: Any) -> Reply:
    """Completes a session with the specification's profile, changed by `profile`."""
    return api.post("/api/chat/complete_chat/", {"session_id": session_id, **PROFILE, **profile})


def open_chat(api: Api, text: str = HELLO, **profile: Any) -> Guest:
    """A guest whose chat waits for an agent."""
    session_id = start_session(api, text)
    return guest_of(api, session_id, complete(api, session_id, **profile))


def guest_of(api: Api, session_id: str, completed: Reply) -> Guest:
    """The guest whose session was `completed`."""
    chat = completed.expect(201)
    return Guest(api, session_id, chat["chat_room_id"], chat["guest_token"], chat["live_url"])
