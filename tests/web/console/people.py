"""The others: guests and agents who talk to the API without a browser."""

import json
import urllib.request
from typing import Any

from devserver.demo import PASSWORD


def ask(api: str, path: str, body: object = None, token: str = "") -> Any:
    """The JSON of one call: POST with a `body`, else GET. Raises HTTPError for a refusal."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Token {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{api}/api/{path}", data, headers)  # noqa: S310  # the loopback's
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return json.load(answer)


class Guest:
    """A guest who has started a chat. `page` may hold page_url, referrer, locale."""

    def __init__(self, api: str, name: str = "Juan Pérez", first: str = "Hola", **page: str) -> None:
        """Writes `first` and completes the profile: the chat waits."""
        self.api, self.name = api, name
        session = ask(api, "chat/start_chat/", {"initial_message": first} | page)["session_id"]
        profile = {"session_id": session, "email": "juan@ejemplo.com", "full_name": name}
        phone = {"phone_number": "+34 600 123 456"}
        self.chat: str = ask(api, "chat/complete_chat/", profile | phone)["chat_room_id"]

    def say(self, content: str) -> None:
        ask(self.api, "chat/send_message/", {"chat_room_id": self.chat, "content": content})

    def read(self) -> list[str]:
        """The agents' messages in order; they count as read from now on."""
        messages = ask(self.api, f"messages/by_chat/?chat_room_id={self.chat}")
        return [each["content"] for each in messages if each["sender_type"] == "agent"]

    def status(self) -> Any:
        return ask(self.api, f"chat/get_chat_status/?chat_room_id={self.chat}")


class Colleague:
    """An agent who works without a browser."""

    def __init__(self, api: str, username: str) -> None:
        """Logs in."""
        self.api = api
        self.token = ask(api, "auth/login/", {"username": username, "password": PASSWORD})["token"]

    def take(self, chat: str) -> None:
        ask(self.api, f"chatrooms/{chat}/assign/", {}, self.token)

    def say(self, chat: str, content: str) -> None:
        ask(self.api, f"chatrooms/{chat}/send_message/", {"content": content}, self.token)

    def close(self, chat: str) -> None:
        ask(self.api, f"chatrooms/{chat}/close/", {}, self.token)

    def be_available(self) -> None:
        ask(self.api, "agents/me/availability/", {"is_available": True}, self.token)

    def live_chats(self) -> list[str]:
        """The ids of what waits or is talked in, as this agent sees it."""
        paths = [f"chatrooms/filtered_chats/?page_size=100&status={each}" for each in ("waiting", "active")]
        return [chat["id"] for path in paths for chat in ask(self.api, path, token=self.token)["chats"]]
