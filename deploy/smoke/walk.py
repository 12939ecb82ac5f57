"""The whole walk, and what is tidied up behind it."""

from client.agent import Agent
from client.guest import Guest
from deploy.smoke import agent as agents
from deploy.smoke import guest as guests
from deploy.smoke.asked import Asked
from deploy.smoke.calls import api_at
from deploy.smoke.errors import SkippedError
from deploy.smoke.live import listening
from deploy.smoke.product import look_around
from deploy.smoke.report import Report

_LEFT = (
    "The chat {} is left waiting until an agent closes it; "
    "with AGENT_USER and AGENT_PASSWORD the walk goes on and closes it."
)


def walk(asked: Asked, report: Report) -> None:
    """The agent logs in first: a wrong password leaves no chat behind. Raises UnexpectedError."""
    api = api_at(asked.api)
    look_around(api, report)
    agent = agents.come(api, asked.username, asked.password, report) if asked.username else None
    guest: Guest | None = None
    try:
        guest = guests.begin(api, report)
        _visit(guest, agent, report)
    except SkippedError as skipped:
        report.note(str(skipped))
    finally:
        _tidy_up(guest, agent, report)


def _visit(guest: Guest, agent: Agent | None, report: Report) -> None:
    with listening(guest, report) as line:
        guests.talk(guest, report)
        if agent:
            agents.attend(agent, guest, report)
        if line:
            line.check_pushes(report)


def _tidy_up(guest: Guest | None, agent: Agent | None, report: Report) -> None:
    """Closes the chat and logs out; the one is tried whatever becomes of the other."""
    if agent is None:
        if guest:
            report.note(_LEFT.format(guest.chat_id))
        return
    try:
        if guest:
            agents.close(agent, guest, report)
    finally:
        agents.leave(agent, report)
