"""Makes the demo accounts, on this machine only: no deployed stage can ever have them."""

from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.domain.agents import UsernameTaken
from devserver.demo import AGENTS, PASSWORD
from devserver.endpoints import is_loopback


class NotLocalError(Exception):
    """Demo accounts were asked for on a DynamoDB that is not this machine's."""


def create_demo_accounts(settings: Settings, *, in_memory: bool = False) -> list[str]:
    """Creates those that are missing, in the wired services' tables; returns their usernames.

    `settings` are the ones that the services run with. Raises NotLocalError unless their DynamoDB
    is on the loopback, or `in_memory`.
    """
    endpoint = settings.aws_endpoint_url_dynamodb
    if not in_memory and not is_loopback(endpoint):
        raise NotLocalError(f"No demo accounts on {endpoint or 'AWS'}: it is not this machine.")
    agents, made = wiring.services().agents, []
    for agent in AGENTS:
        if agents.find(agent["username"]):
            continue
        try:
            agents.create(password=PASSWORD, **agent)
        except UsernameTaken:  # another run was first
            continue
        made.append(agent["username"])
    return made
