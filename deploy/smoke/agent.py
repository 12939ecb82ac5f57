"""An agent's part: from the queue to the closed chat."""

import time
from dataclasses import replace
from typing import Any

from deploy.smoke.calls import Api
from deploy.smoke.guest import Guest
from deploy.smoke.report import Report, check

_ANSWER = "Answer of the smoke test."
_LAG_SECONDS = 10.0  # lists may lag by a second
_PAUSE_SECONDS = 0.5


class Agent:
    """A login at `api`."""

    def __init__(self, api: Api, username: str, password: str, report: Report) -> None:
        """Logs in. Raises UnexpectedError."""
        with report.step(f"{username} logs in"):
            sent = {"username": username, "password": password}
            self._login = api.post("auth/login/", sent).expect(200)
        self._api = replace(api, headers={"Authorization": f"Token {self._login['token']}"})
        with report.step("the token is who logged in"):
            me = self._api.get("agents/me/").expect(200)
            check(me["id"] == self._login["agent"]["id"], "it is somebody else's")

    def attend(self, guest: Guest, report: Report) -> None:
        """Takes the guest's chat, answers, resolves and closes it. Raises UnexpectedError."""
        with report.step("the chat stands in the queue"):
            self._await_in_queue(guest.chat_id)
        with report.step("the first answer takes it"):
            answered = self._act(guest, "send_message", {"content": _ANSWER}, 201)
            check(answered["sender_type"] == "agent", "the answer is not the agent's")
        with report.step("the guest reads the answer"):
            check(guest.status() == "active", f"the chat is {guest.status()}")
            guest.check_history([*guest.written, _ANSWER])
        with report.step("the agent reads what the guest wrote"):
            self._read(guest)
        with report.step("the chat is resolved"):
            check(self._act(guest, "resolve")["status"] == "resolved", "it is not")

    def close(self, guest: Guest, report: Report) -> None:
        """Closes the chat, whatever has become of it. Raises UnexpectedError."""
        with report.step("the chat is closed, for good"):
            check(self._act(guest, "close")["status"] == "closed", "it is not")
            guest.is_refused()

    def leave(self, report: Report) -> None:
        """Raises UnexpectedError unless the token is dead afterwards."""
        with report.step("the agent logs out, and the token is dead"):
            self._api.post("auth/logout/").expect(200)
            self._api.get("agents/me/").refusal(401, "invalid_token")

    def _act(self, guest: Guest, what: str, body: dict[str, str] | None = None, status: int = 200) -> Any:
        return self._api.post(f"chatrooms/{guest.chat_id}/{what}/", body).expect(status)

    def _await_in_queue(self, chat_id: str) -> None:
        deadline = time.monotonic() + _LAG_SECONDS
        newest = "chatrooms/filtered_chats/?status=waiting&ordering=-created_at&page_size=100"
        while all(chat["id"] != chat_id for chat in self._api.get(newest).expect(200)["chats"]):
            check(
                time.monotonic() < deadline,
                f"after {_LAG_SECONDS:g} s it is not there; did another agent take it?",
            )
            time.sleep(_PAUSE_SECONDS)

    def _read(self, guest: Guest) -> None:
        history = self._api.get(f"chatrooms/{guest.chat_id}/messages/").expect(200)
        unread = [each for each in history if each["sender_type"] == "user" and not each["is_read"]]
        check(not unread, f"{len(unread)} of the guest's messages are still unread")
        left = self._api.get(f"messages/unread_count/?chat_room_id={guest.chat_id}").expect(200)
        check(left["unread_count"] == 0, f"unread_count says {left['unread_count']}")
