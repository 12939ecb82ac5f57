"""Agents: who there is, who takes new chats, and what an operator does to them."""

from chalicelib.domain.agents import Agent, AgentNotFound, DirectoryEntry
from chalicelib.domain.normalization import normalize_email, normalize_name, normalize_username
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Clock, Ids, Passwords
from chalicelib.services.push import Disconnector
from chalicelib.services.retries import attempt


@component
class AgentService:
    agents: Agents
    passwords: Passwords
    clock: Clock
    ids: Ids
    disconnector: Disconnector

    def create(
        self,
        username: str,
        password: str,
        *,
        email: str = "",
        first_name: str = "",
        last_name: str = "",
        specialty: str = "soporte_general",
        role: str = "agent",
    ) -> Agent:
        """A new agent, available. Raises UsernameTaken."""
        agent = Agent(
            id=self.ids.uuid(),
            user_id=self.agents.next_user_id(),
            username=normalize_username(username),
            email=normalize_email(email),
            first_name=normalize_name(first_name),
            last_name=normalize_name(last_name),
            specialty=specialty,
            role=role,
            is_available=True,
            is_disabled=False,
            password_hash=self.passwords.hash(password),
            credentials_version=1,
            created_at=self.clock.now(),
        )
        attempt(self.clock, lambda: self.agents.create(agent))
        return agent

    def directory(self) -> list[DirectoryEntry]:
        return self.agents.directory()

    def find(self, username: str) -> Agent | None:
        return self.agents.by_username(username)

    def set_availability(self, agent: Agent, is_available: bool) -> Agent:
        return attempt(self.clock, lambda: self.agents.set_availability(agent.id, is_available))

    def set_password(self, username: str, password: str) -> Agent:
        """Revokes the agent's tokens as well. Raises AgentNotFound."""
        agent, password_hash = self._known(username), self.passwords.hash(password)
        changed = attempt(self.clock, lambda: self.agents.set_password(agent.id, password_hash))
        self.disconnector.disconnect_agent(agent.id)
        return changed

    def disable(self, username: str) -> Agent:
        """Revokes the agent's tokens as well. Raises AgentNotFound."""
        agent = self._known(username)
        disabled = attempt(self.clock, lambda: self.agents.set_disabled(agent.id, True))
        self.disconnector.disconnect_agent(agent.id)
        return disabled

    def enable(self, username: str) -> Agent:
        """Raises AgentNotFound."""
        agent = self._known(username)
        return attempt(self.clock, lambda: self.agents.set_disabled(agent.id, False))

    def _known(self, username: str) -> Agent:
        agent = self.agents.by_username(username)
        if agent is None:
            raise AgentNotFound
        return agent
