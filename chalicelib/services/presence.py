"""Notes that an agent is present, or left: new chats are announced to those who are present and available."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.errors import TryAgain
from chalicelib.domain.presence import NOTED_EVERY_MS, is_due
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Clock
from chalicelib.services.retries import attempt


@component
class PresenceService:
    agents: Agents
    clock: Clock

    def seen(self, agent: Agent) -> None:
        """The agent made a call or sent a frame; `agent` as it was just read. Raises nothing.

        Once a minute it is a write, else it costs nothing. Of two calls at once one writes.
        """
        now = self.clock.now()
        if not is_due(agent.last_seen_at, now):
            return
        try:
            self.agents.note_seen(agent.id, now, now - NOTED_EVERY_MS)
        except TryAgain:
            return  # the next call notes it

    def left(self, agent: Agent) -> None:
        """The agent went: from now on it is not there, until it is seen again. Raises Busy."""
        attempt(self.clock, lambda: self.agents.note_left(agent.id))
