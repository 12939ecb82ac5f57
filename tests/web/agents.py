"""An agent who answers over HTTP, for tests whose subject is the guest's side."""

import json
import urllib.request
from typing import Any

from devserver.demo import PASSWORD


class Agent:
    """Logged in at the API at `api`."""

    def __init__(self, api: str, username: str = "agente2") -> None:
        self._api, self._token = api, ""
        self._token = self.call("POST", "auth/login/", {"username": username, "password": PASSWORD})["token"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON that answers a call of this agent."""
        headers = {"Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Token {self._token}"
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._api}/api/{path}", content, headers, method=method)  # noqa: S310  # our own server
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return json.load(response)

    def take(self, chat_id: str) -> None:
        self.call("POST", f"chatrooms/{chat_id}/assign/")

    def say(self, chat_id: str, text: str) -> None:
        self.call("POST", f"chatrooms/{chat_id}/send_message/", {"content": text})

    def read(self, chat_id: str) -> list[dict[str, Any]]:
        """The whole chat; the guest's messages are now read."""
        messages: list[dict[str, Any]] = self.call("GET", f"chatrooms/{chat_id}/messages/")
        return messages

    def resolve(self, chat_id: str) -> None:
        self.call("POST", f"chatrooms/{chat_id}/resolve/")

    def close(self, chat_id: str) -> None:
        self.call("POST", f"chatrooms/{chat_id}/close/")
