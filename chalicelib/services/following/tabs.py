"""How many chats each tab of a console holds: an agent's own and the queue, an admin's all."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ArchiveCounts
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Inboxes


@component
class TabCounts:
    active: int
    waiting: int
    resolved: int
    closed: int


@component
class Tabs:
    inboxes: Inboxes
    agents: Agents

    def count(self, agent: Agent, active: int, waiting: int, archive: ArchiveCounts) -> TabCounts:
        """`active` and `archive` are the agent's own; an admin's chats are everybody's."""
        if not agent.is_admin:
            return TabCounts(active, waiting, archive.resolved, archive.closed)
        others = [entry.id for entry in self.agents.directory() if entry.id != agent.id]
        active += sum(len(self.inboxes.active(other)) for other in others)
        archives = self.inboxes.all_archive_counts().values()
        return TabCounts(
            active,
            waiting,
            sum(each.resolved for each in archives),
            sum(each.closed for each in archives),
        )
