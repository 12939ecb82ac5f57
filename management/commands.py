"""The commands. Each may be run twice, and says so when there was nothing to do."""

import argparse
import re

from chalicelib import wiring
from chalicelib.domain.agents import USERNAME_MAX_CHARACTERS, Agent, DirectoryEntry, UsernameTaken
from chalicelib.domain.normalization import normalize_username
from management.errors import NotDoneError
from management.passwords import new_password

_USERNAME = re.compile(rf"[\w.@+-]{{1,{USERNAME_MAX_CHARACTERS}}}")


def create_agent(given: argparse.Namespace) -> None:
    """Creates an agent; one that is there already stays as it is."""
    username = normalize_username(given.username)
    if not _USERNAME.fullmatch(username):
        raise NotDoneError("A username has letters, digits and . @ + - _ alone, 64 at most.")
    agents = wiring.services().agents
    if agents.find(username):
        print(f"{username} is there already; nothing was changed.")
        return
    try:
        agents.create(
            username,
            new_password(),
            email=given.email,
            first_name=given.first_name,
            last_name=given.last_name,
            specialty=given.specialty,
            role="admin" if given.admin else "agent",
        )
    except UsernameTaken:
        raise NotDoneError(f"{username} was created by somebody else just now.") from None
    print(f"Created {'admin' if given.admin else 'agent'} {username}.")


def list_agents(given: argparse.Namespace) -> None:
    """One line for each agent: username, role, state, name."""
    services = wiring.services()
    now = services.presence.clock.now()
    for agent in services.agents.directory():
        name = f"{agent.first_name} {agent.last_name}".strip()
        print(f"{agent.username:<20} {agent.role:<6} {_state(agent, now):<13} {name}".rstrip())


def set_password(given: argparse.Namespace) -> None:
    """Gives an agent another password, which ends all its logins."""
    _known(given.username)
    wiring.services().agents.set_password(given.username, new_password())
    print(f"{given.username} has the new password and is logged out everywhere.")


def disable_agent(given: argparse.Namespace) -> None:
    """Locks an agent out at once."""
    if _known(given.username).is_disabled:
        print(f"{given.username} is disabled already.")
        return
    wiring.services().agents.disable(given.username)
    print(f"{given.username} is disabled and logged out everywhere.")


def enable_agent(given: argparse.Namespace) -> None:
    """Lets a disabled agent log in again."""
    if not _known(given.username).is_disabled:
        print(f"{given.username} is enabled already.")
        return
    wiring.services().agents.enable(given.username)
    print(f"{given.username} is enabled.")


def create_tables(given: argparse.Namespace) -> None:
    """Creates the tables that are missing."""
    made = wiring.create_tables()
    print(f"Created {', '.join(made)}." if made else "All tables are there already.")


def _state(agent: DirectoryEntry, now: int) -> str:
    """`available` is who would be told of a new chat; a logout forgets when an agent was last seen."""
    if agent.is_disabled:
        return "disabled"
    if agent.last_seen_at is None:
        return "not logged in"
    return "available" if agent.takes_new_chats(now) else "away"


def _known(username: str) -> Agent:
    agent = wiring.services().agents.find(username)
    if agent is None:
        raise NotDoneError(f"There is no agent {username}.")
    return agent
