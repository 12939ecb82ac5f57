"""A guest's part: a chat from its first message to its history."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from deploy.smoke.calls import Api
from deploy.smoke.errors import SkippedError
from deploy.smoke.report import Report, check

_FIRST = "This is a smoke test of this chat. No answer is needed."
_SECOND = "Second and last message of the smoke test."
_PROFILE = {"full_name": "Charla smoke test", "email": "smoke-test@example.com"}


@dataclass(slots=True)
class Guest:
    """Whoever calls `api`; `chat_id` and `live_url` are known once the chat has begun."""

    api: Api
    chat_id: str = ""
    live_url: str | None = None
    session_id: str = ""
    written: tuple[str, ...] = (_FIRST, _SECOND)
    _client_id: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def begin(self, report: Report) -> None:
        """Raises SkippedError where a captcha guards chats."""
        with report.step("a guest starts a chat"):
            started = self._start(201)
            self.session_id = started["session_id"]
        with report.step("starting it again gives the same session"):
            check(self._start(200)["session_id"] == self.session_id, "it gave another session")
            found = self.api.post("chat/validate_session/", {"session_id": self.session_id}).expect(200)
            check(found.get("valid") is True, "validate_session does not know the session")
        with report.step("the profile makes it a chat"):
            self._complete(guarded=bool(started.get("captcha")))

    def talk(self, report: Report) -> None:
        """Raises UnexpectedError."""
        with report.step("a message that is sent twice is stored once"):
            self._write_twice()
        with report.step("the chat's history and events agree"):
            self.check_history(self.written)
        with report.step("the chat waits for an agent"):
            check(self.status() == "waiting", f"it is {self.status()}")

    def status(self) -> str:
        return str(self.api.get(f"chat/get_chat_status/?chat_room_id={self.chat_id}").expect(200)["status"])

    def check_history(self, contents: Sequence[str]) -> None:
        """Raises UnexpectedError unless these are the messages, in the one order of the events."""
        messages = self.api.get(f"messages/by_chat/?chat_room_id={self.chat_id}").expect(200)
        told = [message["content"] for message in messages]
        check(
            told == list(contents),
            f"the history has {len(told)} messages, or others, instead of {len(contents)}",
        )
        page = self.api.get(f"chat/events/?chat_room_id={self.chat_id}&after=0&limit=500").expect(200)
        numbers = [event["seq"] for event in page["events"]]
        check(numbers == list(range(1, page["seq"] + 1)), f"events are numbered {numbers}")
        events = [event["message"]["id"] for event in page["events"] if event["type"] == "message"]
        check(events == [message["id"] for message in messages], "the events have other messages")

    def is_refused(self) -> None:
        """Raises UnexpectedError unless the chat takes no message any more."""
        sent = self.api.post("chat/send_message/", {"chat_room_id": self.chat_id, "content": _SECOND})
        sent.refusal(400, "chat_closed")

    def _start(self, status: int) -> dict[str, Any]:
        sent = {"initial_message": _FIRST, "client_id": self._client_id}
        answer: dict[str, Any] = self.api.post("chat/start_chat/", sent).expect(status)
        return answer

    def _complete(self, *, guarded: bool) -> None:
        answer = self.api.post("chat/complete_chat/", {"session_id": self.session_id, **_PROFILE})
        if guarded and answer.status == 400:
            answer.refusal(400, "captcha_failed")
            raise SkippedError("A captcha guards every chat, so that no script goes further.")
        made = answer.expect(201)
        self.chat_id, self.live_url = made["chat_room_id"], made["live_url"]
        self.api = replace(self.api, headers={"Charla-Guest-Token": made["guest_token"]})

    def _write_twice(self) -> None:
        message = {
            "chat_room_id": self.chat_id,
            "content": _SECOND,
            "client_message_id": secrets.token_urlsafe(16),
        }
        first = self.api.post("chat/send_message/", message).expect(201)
        again = self.api.post("chat/send_message/", message)
        check(again.expect(200)["id"] == first["id"], "the second time made another message")
        check(again.headers.get("Idempotent-Replay") == "true", "the second time is not marked as a replay")
