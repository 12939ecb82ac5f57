"""The whole walk, and what is tidied up behind it."""

from deploy.smoke.agent import Agent
from deploy.smoke.asked import Asked
from deploy.smoke.calls import Api
from deploy.smoke.errors import SkippedError
from deploy.smoke.guest import Guest
from deploy.smoke.live import listening
from deploy.smoke.product import look_around
from deploy.smoke.report import Report

_LEFT = (
    "The chat {} is left waiting until an agent closes it; "
    "with AGENT_USER=… and AGENT_PASSWORD=… after make smoke the walk goes on and closes it."
)


def walk(asked: Asked, report: Report) -> None:
    """The agent logs in first: a wrong password leaves no chat behind. Raises UnexpectedError."""
    api = Api(asked.api, {})
    look_around(api, report)
    agent = Agent(api, asked.username, asked.password, report) if asked.username else None
    guest = Guest(api)
    try:
        _visit(guest, agent, report)
    except SkippedError as skipped:
        report.note(str(skipped))
    finally:
        _tidy_up(guest, agent, report)


def _visit(guest: Guest, agent: Agent | None, report: Report) -> None:
    guest.begin(report)
    with listening(guest, report) as line:
        guest.talk(report)
        if agent:
            agent.attend(guest, report)
        if line:
            line.check_pushes(report)


def _tidy_up(guest: Guest, agent: Agent | None, report: Report) -> None:
    """Closes the chat and logs out; the one is tried whatever becomes of the other."""
    if agent is None:
        if guest.chat_id:
            report.note(_LEFT.format(guest.chat_id))
        return
    try:
        if guest.chat_id:
            agent.close(guest, report)
    finally:
        agent.leave(report)
