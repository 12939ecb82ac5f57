"""Inboxes: the lists of chats, a page at a time, and how many chats stand in each tab of a console.

Live ones are short and read whole; ended ones are ranges."""

import heapq
from collections.abc import Iterator, Mapping
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ARCHIVED, ArchiveCounts, ChatSummary, OrderBy, Status
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Inboxes

Archive = tuple[str, Status]
_LEAST_PORTION = 8  # chats whose index entries fill the 4 KB that a read costs at least


@component
class InboxQuery:
    """`status` None: all. `page` from 1."""

    status: Status | None
    order_by: OrderBy
    newest_first: bool
    page: int
    page_size: int

    def key(self, chat: ChatSummary) -> tuple[int, str]:
        return (chat.created_at if self.order_by == "created_at" else chat.last_message_at, chat.id)


@component
class InboxPage:
    chats: list[ChatSummary]
    total: int


@component
class InboxService:
    """A page of a list. Live lists are short and read whole; ended ones are ranges."""

    inboxes: Inboxes
    agents: Agents

    def page(self, agent: Agent, query: InboxQuery) -> InboxPage:
        """An agent sees the queue and its own chats, an admin all (docs/contract.md, "Agents")."""
        live = sorted(self._live(agent, query.status), key=query.key, reverse=query.newest_first)
        archives = self._archives(agent, query.status)
        total = len(live) + sum(archives.values())
        first = (query.page - 1) * query.page_size
        if first >= total:
            return InboxPage([], total)
        ended = self._ended(archives, query)
        merged = heapq.merge(live, *ended, key=query.key, reverse=query.newest_first)
        return InboxPage(list(islice(merged, first, first + query.page_size)), total)

    def _live(self, agent: Agent, status: Status | None) -> Iterator[ChatSummary]:
        if status in (None, "waiting"):
            yield from self.inboxes.queue()
        if status in (None, "active"):
            for owner in self._owners(agent):
                yield from self.inboxes.active(owner)

    def _owners(self, agent: Agent) -> list[str]:
        return [entry.id for entry in self.agents.directory()] if agent.is_admin else [agent.id]

    def _archives(self, agent: Agent, status: Status | None) -> dict[Archive, int]:
        """The number of chats in each archive that has any."""
        wanted = _wanted(ARCHIVED, status)
        if not wanted:
            return {}
        counts = (
            self.inboxes.all_archive_counts()
            if agent.is_admin
            else {agent.id: self.inboxes.archive_counts(agent.id)}
        )
        sizes = {(owner, each): count.of(each) for owner, count in counts.items() for each in wanted}
        return {archive: size for archive, size in sizes.items() if size}

    def _ended(self, archives: Mapping[Archive, int], query: InboxQuery) -> list[Iterator[ChatSummary]]:
        # Of many archives a page takes a few chats each, so each is read a little at a time.
        reach = query.page * query.page_size
        portion = min(reach, max(_LEAST_PORTION, 2 * reach // max(1, len(archives))))
        return [
            self.inboxes.archived(owner, status, query.order_by, query.newest_first, portion)
            for owner, status in archives
        ]


def _wanted(statuses: tuple[Status, ...], status: Status | None) -> list[Status]:
    return [each for each in statuses if status in (None, each)]


@component
class TabCounts:
    active: int
    waiting: int
    resolved: int
    closed: int


@component
class TabCounter:
    """The number of chats in each tab of a console: an agent's own and the queue, an admin's all."""

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
