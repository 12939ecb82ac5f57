"""What an agent is told of all its chats, the queue and its notifications."""

from typing import Any

from tests.http.actors import Agent

PATH = "/api/agents/me/events/"


def ask(agent: Agent, after: str | None = None, **query: Any) -> Any:
    """What happened since the cursor `after`; without one, what there is."""
    since = {"after": after} if after else {}
    return agent.get(PATH, **since, **query).expect(200)
