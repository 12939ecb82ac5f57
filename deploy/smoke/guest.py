"""A guest's part: a chat from its first message to its history."""

import secrets
from collections.abc import Sequence
from typing import Any

from client.api import Api
from client.guest import Guest, guest_of
from deploy.smoke.errors import SkippedError
from deploy.smoke.report import Report, check

_FIRST = "This is a smoke test of this chat. No answer is needed."
_SECOND = "Second and last message of the smoke test."
_PROFILE = {"full_name": "Charla smoke test", "email": "smoke-test@example.com"}
WRITTEN = (_FIRST, _SECOND)


def begin(api: Api, report: Report) -> Guest:
    """A guest with a chat. Raises UnexpectedError; SkippedError where a captcha guards chats."""
    first = {"initial_message": _FIRST, "client_id": secrets.token_urlsafe(24)}
    with report.step("a guest starts a chat"):
        started = api.post("/api/chat/start_chat/", first).expect(201)
        session_id = started["session_id"]
    with report.step("starting it again gives the same session"):
        again = api.post("/api/chat/start_chat/", first).expect(200)
        check(again["session_id"] == session_id, "it gave another session")
        found = api.post("/api/chat/validate_session/", {"session_id": session_id}).expect(200)
        check(found.get("valid") is True, "validate_session does not know the session")
    with report.step("the profile makes it a chat"):
        return _completed(api, session_id, guarded=bool(started.get("captcha")))


def talk(guest: Guest, report: Report) -> None:
    """Raises UnexpectedError."""
    with report.step("a message that is sent twice is stored once"):
        _write_twice(guest)
    with report.step("the chat's history and events agree"):
        check_history(guest, WRITTEN)
    with report.step("the chat waits for an agent"):
        check_status(guest, "waiting")


def check_status(guest: Guest, wanted: str) -> None:
    status = guest.status()["status"]
    check(status == wanted, f"it is {status}")


def check_history(guest: Guest, contents: Sequence[str]) -> None:
    """Raises UnexpectedError unless these are the messages, in the one order of the events."""
    messages = guest.reads()
    told = [message["content"] for message in messages]
    check(
        told == list(contents), f"the history has {len(told)} messages, or others, instead of {len(contents)}"
    )
    page = guest.events(after=0, limit=500)
    numbers = [event["seq"] for event in page["events"]]
    check(numbers == list(range(1, page["seq"] + 1)), f"events are numbered {numbers}")
    events = [event["message"]["id"] for event in page["events"] if event["type"] == "message"]
    check(events == [message["id"] for message in messages], "the events have other messages")


def is_refused(guest: Guest) -> None:
    """Raises UnexpectedError unless the chat takes no message any more."""
    guest.send(_SECOND).refused(400, "chat_closed")


def _completed(api: Api, session_id: str, *, guarded: bool) -> Guest:
    answer = api.post("/api/chat/complete_chat/", {"session_id": session_id, **_PROFILE})
    if guarded and answer.status == 400:
        answer.refused(400, "captcha_failed")
        raise SkippedError("A captcha guards every chat, so that no script goes further.")
    made: Any = answer.expect(201)
    return guest_of(api.having(Charla_Guest_Token=made["guest_token"]), session_id, answer)


def _write_twice(guest: Guest) -> None:
    name = secrets.token_urlsafe(16)
    first = guest.says(_SECOND, client_message_id=name)
    again = guest.send(_SECOND, client_message_id=name)
    check(again.expect(200)["id"] == first["id"], "the second time made another message")
    check(again.headers.get("idempotent-replay") == "true", "the second time is not marked as a replay")
