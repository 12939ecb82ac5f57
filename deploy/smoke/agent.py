"""An agent's part: from the queue to the closed chat."""

import time

from client.agent import Agent, log_in
from client.api import Api
from client.guest import Guest
from deploy.smoke.guest import WRITTEN, check_history, check_status, is_refused
from deploy.smoke.report import Report, check

_ANSWER = "Answer of the smoke test."
_LAG_SECONDS = 10.0  # lists may lag by a second
_PAUSE_SECONDS = 0.5


def come(api: Api, username: str, password: str, report: Report) -> Agent:
    """Logs in. Raises UnexpectedError."""
    with report.step(f"{username} logs in"):
        agent = log_in(api, username, password)
    with report.step("the token is who logged in"):
        me = agent.get("/api/agents/me/").expect(200)
        check(me["id"] == agent.id, "it is somebody else's")
    return agent


def attend(agent: Agent, guest: Guest, report: Report) -> None:
    """Takes the guest's chat, answers and resolves it. Raises UnexpectedError."""
    with report.step("the chat stands in the queue"):
        _await_in_queue(agent, guest.chat_id)
    with report.step("the first answer takes it"):
        answered = agent.answers(guest.chat_id, _ANSWER)
        check(answered["sender_type"] == "agent", "the answer is not the agent's")
    with report.step("the guest reads the answer"):
        check_status(guest, "active")
        check_history(guest, [*WRITTEN, _ANSWER])
    with report.step("the agent reads what the guest wrote"):
        _read(agent, guest)
    with report.step("the chat is resolved"):
        check(agent.resolves(guest.chat_id)["status"] == "resolved", "it is not")


def close(agent: Agent, guest: Guest, report: Report) -> None:
    """Closes the chat, whatever has become of it. Raises UnexpectedError."""
    with report.step("the chat is closed, for good"):
        check(agent.closes(guest.chat_id)["status"] == "closed", "it is not")
        is_refused(guest)


def leave(agent: Agent, report: Report) -> None:
    """Raises UnexpectedError unless the token is dead afterwards."""
    with report.step("the agent logs out, and the token is dead"):
        agent.leaves()
        agent.get("/api/agents/me/").refused(401, "invalid_token")


def _await_in_queue(agent: Agent, chat_id: str) -> None:
    deadline = time.monotonic() + _LAG_SECONDS
    newest = {"status": "waiting", "ordering": "-created_at", "page_size": 100}
    while all(chat["id"] != chat_id for chat in agent.lists(**newest)["chats"]):
        check(
            time.monotonic() < deadline,
            f"after {_LAG_SECONDS:g} s it is not there; did another agent take it?",
        )
        time.sleep(_PAUSE_SECONDS)


def _read(agent: Agent, guest: Guest) -> None:
    history = agent.reads(guest.chat_id)
    unread = [each for each in history if each["sender_type"] == "user" and not each["is_read"]]
    check(not unread, f"{len(unread)} of the guest's messages are still unread")
    left = agent.unread(guest.chat_id)
    check(left == 0, f"unread_count says {left}")
